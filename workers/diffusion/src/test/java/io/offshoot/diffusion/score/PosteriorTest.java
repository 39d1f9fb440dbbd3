package io.offshoot.diffusion.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PosteriorTest {

    @Test
    void equalLossesAreEquallyProbable() {
        assertThat(Posterior.of(0.4, 0.4, 0.4, 0.4))
                .containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-12));
    }

    @Test
    void aHundredthOfTheMeanIsOneNat() {
        double[] posterior = Posterior.of(0.995, 1.005);

        assertThat(posterior[0] / posterior[1]).isCloseTo(Math.E, within(1e-9));
    }

    @Test
    void doesNotDependOnTheScaleOfTheLosses() {
        assertThat(Posterior.of(0.30, 0.31, 0.32)).containsExactly(Posterior.of(30, 31, 32), within(1e-12));
    }

    @Test
    void probabilitiesHaveTheSumOneHoweverFarLossesAreApart() {
        assertThat(DoubleStream.of(Posterior.of(1e-6, 1, 1e6)).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theLeastLossIsTheMostProbable() {
        double[] posterior = Posterior.of(0.32, 0.30, 0.31);

        assertThat(posterior[1]).isGreaterThan(posterior[2]);
        assertThat(posterior[2]).isGreaterThan(posterior[0]);
    }

    @Test
    void noLossAtAllSaysNothing() {
        assertThat(Posterior.of(0, 0)).containsOnly(0.5);
    }
}
