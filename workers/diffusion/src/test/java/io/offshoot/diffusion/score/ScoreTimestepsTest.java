package io.offshoot.diffusion.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ScoreTimestepsTest {

    @Test
    void oneTimestepIsInTheMiddle() {
        assertThat(ScoreTimesteps.evenly(1, 1000)).containsExactly(500);
    }

    @Test
    void severalAreTheMiddlesOfEqualParts() {
        assertThat(ScoreTimesteps.evenly(4, 1000)).containsExactly(125, 375, 625, 875);
    }

    @Test
    void refusesMoreThanTheModelHas() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ScoreTimesteps.evenly(1001, 1000))
                .withMessageContaining("timesteps must be in [1, 1000], was 1001");
    }
}
