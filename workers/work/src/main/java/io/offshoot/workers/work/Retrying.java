package io.offshoot.workers.work;

import java.time.Duration;
import java.time.Instant;

/** How what fails is tried again, by which clock, and who is told. */
record Retrying(RetrySettings settings, Timing timing, WorkListener listener) {

    boolean isLast(int attempt) {
        return attempt >= settings.maxAttempts();
    }

    Duration delayAfter(int attempt) {
        return settings.delayAfter(attempt, timing.jitter());
    }

    Instant now() {
        return timing.clock().instant();
    }
}
