package io.offshoot.diffusion.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void theFirstOfAFamilyIsTheSeedItself() {
        assertThat(Seeds.derived(42, 0)).isEqualTo(42);
    }

    @Test
    void theOthersDifferAndAreNotNegative() {
        assertThat(IntStream.rangeClosed(1, 1000).mapToLong(index -> Seeds.derived(42, index)))
                .doesNotHaveDuplicates()
                .allMatch(seed -> seed >= 0);
    }

    @Test
    void fractionsFillTheUnitIntervalEvenly() {
        long below = LongStream.range(0, 10_000)
                .filter(seed -> Seeds.fraction(seed, 1) < 0.25)
                .count();

        assertThat(below).isBetween(2_300L, 2_700L);
    }
}
