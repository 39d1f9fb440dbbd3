package io.offshoot.ops.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.workers.work.Request;
import io.offshoot.workers.work.WorkResult;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BusyTimeTest {
    private Instant now = Instant.EPOCH;
    private final BusyTime busy = new BusyTime(() -> now);

    @Test
    void countsRequestsThatOverlapOnce() {
        busy.started(request(1));
        after(3);
        busy.started(request(2));
        after(4);
        finish(1);
        after(5);
        finish(2);

        assertThat(busy.total()).hasSeconds(12);
    }

    @Test
    void leavesOutTheTimeBetweenRequests() {
        busy.started(request(1));
        after(3);
        finish(1);
        after(60);
        busy.started(request(2));
        after(4);
        busy.dropped(request(2));

        assertThat(busy.total()).hasSeconds(7);
    }

    private void after(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void finish(int offset) {
        busy.finished(request(offset), WorkResult.skipped("for this test"), Duration.ZERO);
    }

    private static Request request(int offset) {
        return new Request("img", "offshoot.edit-requests", 0, offset, Instant.EPOCH);
    }
}
