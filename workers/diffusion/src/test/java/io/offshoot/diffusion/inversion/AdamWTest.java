package io.offshoot.diffusion.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamWTest {

    @Test
    void theFirstStepMovesByTheLearningRateAgainstTheGradient() {
        float[] values = {1, 1};

        new AdamW(0.1, 0, 2).step(values, new float[] {0.5f, -2});

        assertThat(values).containsExactly(new float[] {0.9f, 1.1f}, within(1e-6f));
    }

    @Test
    void weightDecayShrinksBeforeTheStep() {
        float[] values = {2};

        new AdamW(0.1, 0.5, 1).step(values, new float[] {1});

        // 2 (1 - 0.1 0.5) - 0.1
        assertThat(values).containsExactly(new float[] {1.8f}, within(1e-6f));
    }

    @Test
    void theSecondStepWeighsBothGradients() {
        AdamW optimizer = new AdamW(0.1, 0, 1);
        float[] values = {0};
        optimizer.step(values, new float[] {1});

        optimizer.step(values, new float[] {-1});

        // mean (0.9 0.1 - 0.1) / 0.19 = -0.052632, square 1: -0.1 + 0.1 0.052632
        assertThat(values).containsExactly(new float[] {-0.0947368f}, within(1e-6f));
    }

    @Test
    void aZeroGradientMovesNothing() {
        float[] values = {3};

        new AdamW(0.1, 0, 1).step(values, new float[] {0});

        assertThat(values).containsExactly(3);
    }
}
