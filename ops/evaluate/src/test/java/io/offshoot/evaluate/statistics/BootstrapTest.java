package io.offshoot.evaluate.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    @Test
    void theIntervalOfManyValuesIsThatOfTheNormalDistribution() {
        List<Double> values = java.util.stream.IntStream.range(0, 400)
                .mapToObj(i -> i % 2 == 0 ? 0.0 : 1.0)
                .toList();

        Interval interval = Bootstrap.DEFAULT.interval(values);

        // 1.96 standard errors of 0.5 / sqrt(400)
        assertThat(interval.mean()).isEqualTo(0.5);
        assertThat(interval.low()).isEqualTo(0.451, within(0.003));
        assertThat(interval.high()).isEqualTo(0.549, within(0.003));
    }

    @Test
    void twoValuesHaveTheirOwnEndsAsInterval() {
        // A quarter of the resamples is (0.25, 0.25), a quarter (0.75, 0.75): both quantiles lie at the ends.
        assertThat(Bootstrap.DEFAULT.interval(List.of(0.25, 0.75))).isEqualTo(new Interval(0.5, 0.25, 0.75));
    }

    @Test
    void aSingleValueIsItsOwnInterval() {
        assertThat(Bootstrap.DEFAULT.interval(List.of(0.25))).isEqualTo(new Interval(0.25, 0.25, 0.25));
    }

    @Test
    void aConstantGainIsCertainHoweverMuchSeedsDiffer() {
        Interval gain = Bootstrap.DEFAULT.difference(List.of(0.5, 0.75, 1.0), List.of(0.25, 0.5, 0.75));

        assertThat(gain).isEqualTo(new Interval(0.25, 0.25, 0.25));
    }

    @Test
    void theSameValuesAlwaysHaveTheSameInterval() {
        List<Double> values = List.of(0.31, 0.35, 0.4, 0.28, 0.33, 0.39, 0.3, 0.36);

        assertThat(new Bootstrap(1000, 5).interval(values)).isEqualTo(new Bootstrap(1000, 5).interval(values));
    }

    @Test
    void refusesPairsThatAreNone() {
        assertThatThrownBy(() -> Bootstrap.DEFAULT.difference(List.of(1.0), Collections.nCopies(2, 1.0)))
                .hasMessage("paired values must be as many, were 1 and 2");
    }
}
