package io.offshoot.ops.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Pace pace = new Pace(now::get, new Rate(Duration.ofMillis(200)), 3);

    @Test
    void theFirstGoesAtOnceAndTheNextWaitsItsInterval() {
        Duration first = pace.take();

        assertThat(first).isZero();
        assertThat(pace.take()).isEqualTo(Duration.ofMillis(200));
        assertThat(pace.take()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void afterAHoldUpAFewGoAtOnceAndNoMore() {
        now.set(Instant.ofEpochSecond(60));

        int atOnce = 0;
        while (pace.take().isZero()) {
            atOnce++;
        }

        assertThat(atOnce).isEqualTo(3);
    }
}
