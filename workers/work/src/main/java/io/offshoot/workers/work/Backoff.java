package io.offshoot.workers.work;

import java.time.Duration;
import java.time.Instant;

/** When something that failed may be tried again. Belongs to one thread. */
final class Backoff {

    private final RetrySettings settings;
    private final Timing timing;
    private int failures;
    private Instant notBefore = Instant.MIN;

    Backoff(RetrySettings settings, Timing timing) {
        this.settings = settings;
        this.timing = timing;
    }

    boolean isDue() {
        return !timing.clock().instant().isBefore(notBefore);
    }

    Duration failed() {
        failures++;
        Duration delay = settings.delayAfter(failures, timing.jitter());
        notBefore = timing.clock().instant().plus(delay);
        return delay;
    }

    void succeeded() {
        failures = 0;
        notBefore = Instant.MIN;
    }
}
