package io.offshoot.diffusion.inflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WidthSearchTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final List<Integer> tried = new ArrayList<>();

    @Test
    void stopsWhereMoreRowsBringNoMoreRowsPerSecond() {
        int width = search(64, LONG).find(rows -> time(rows, 100 + 10L * Math.max(0, rows - 8)));

        assertThat(width).isBetween(16, 64);
        assertThat(search(64, LONG).find(rows -> time(rows, 10L * Math.max(8, rows))))
                .isEqualTo(8);
    }

    @Test
    void takesOneRowWhereTheDeviceGainsNothingFromMore() {
        assertThat(search(64, LONG).find(rows -> time(rows, 50L * rows))).isOne();
        assertThat(tried).containsExactly(1, 2, 4);
    }

    @Test
    void neverTriesMoreThanItMay() {
        assertThat(search(6, LONG).find(rows -> time(rows, 100))).isEqualTo(6);
        assertThat(tried).containsExactly(1, 2, 4, 6);
    }

    @Test
    void staysBelowWhatDoesNotFitIntoMemory() {
        int width = search(64, LONG).find(rows -> {
            if (rows > 8) {
                throw new IllegalStateException(FakeDevice.FULL);
            }
            return time(rows, 100);
        });

        assertThat(width).isEqualTo(8);
    }

    @Test
    void aSlowDeviceIsNotTriedForLong() {
        assertThat(search(64, Duration.ofSeconds(1)).find(rows -> time(rows, 5000)))
                .isOne();
        assertThat(tried).containsExactly(1);
    }

    private static WidthSearch search(int most, Duration budget) {
        return new WidthSearch(most, budget, failure -> FakeDevice.FULL.equals(failure.getMessage()));
    }

    private Duration time(int rows, long millis) {
        tried.add(rows);
        return Duration.ofMillis(millis);
    }
}
