package io.offshoot.diffusion.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PosteriorTest {

    @Test
    void equalLossesAreEquallyProbable() {
        assertThat(posterior(0.4, 0.4, 0.4, 0.4)).containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-12));
    }

    @Test
    void aFiveHundredthOfTheMeanIsOneNat() {
        double[] posterior = posterior(0.999, 1.001);

        assertThat(posterior[0] / posterior[1]).isCloseTo(Math.E, within(1e-9));
    }

    @Test
    void doesNotDependOnTheScaleOfTheLosses() {
        assertThat(posterior(0.300, 0.301, 0.302)).containsExactly(posterior(30, 30.1, 30.2), within(1e-9));
    }

    @Test
    void everyTimestepCountsAlikeHoweverLargeItsLosses() {
        double[] posterior = Posterior.of(new double[][] {{0.999, 1.001}, {100.1, 99.9}});

        assertThat(posterior).containsExactly(new double[] {0.5, 0.5}, within(1e-9));
    }

    @Test
    void timestepsThatAgreeSayWhatEachSays() {
        assertThat(Posterior.of(new double[][] {{0.999, 1.001}, {1.998, 2.002}}))
                .containsExactly(posterior(0.999, 1.001), within(1e-9));
    }

    @Test
    void probabilitiesHaveTheSumOneHoweverFarLossesAreApart() {
        assertThat(DoubleStream.of(posterior(1e-6, 1, 1e6)).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theLeastLossIsTheMostProbable() {
        double[] posterior = posterior(0.302, 0.300, 0.301);

        assertThat(posterior[1]).isGreaterThan(posterior[2]);
        assertThat(posterior[2]).isGreaterThan(posterior[0]);
    }

    @Test
    void noLossAtAllSaysNothing() {
        assertThat(posterior(0, 0)).containsOnly(0.5);
    }

    private static double[] posterior(double... losses) {
        return Posterior.of(new double[][] {losses});
    }
}
