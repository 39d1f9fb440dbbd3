package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidanceIntervalTest {

    @Test
    void holdsFromItsStartAndBeforeItsStop() {
        GuidanceInterval interval = new GuidanceInterval(0.2, 0.5);

        assertThat(IntStream.range(0, 10).filter(taken -> interval.holds(taken, 10)))
                .containsExactly(2, 3, 4);
    }

    @Test
    void alwaysHoldsInEveryStep() {
        assertThat(IntStream.range(0, 7).filter(taken -> GuidanceInterval.ALWAYS.holds(taken, 7)))
                .hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0.5", "0.5, 0.5", "0.7, 0.2", "0, 1.1", "NaN, 1"})
    void rejectsWhatIsNoPartOfARun(double start, double stop) {
        assertThatThrownBy(() -> new GuidanceInterval(start, stop))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guidance interval must satisfy 0 <= start < stop <= 1, was %s to %s", start, stop);
    }
}
