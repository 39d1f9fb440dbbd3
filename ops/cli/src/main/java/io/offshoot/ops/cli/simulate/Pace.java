package io.offshoot.ops.cli.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A token bucket: on average one token per interval, and after a hold-up at most {@code burst} at once. It tells how
 * long to wait instead of waiting.
 */
final class Pace {
    private final InstantSource clock;
    private final Duration interval;
    private final Duration tolerance;
    private Instant due;

    Pace(InstantSource clock, Rate rate, int burst) {
        this.clock = clock;
        this.interval = rate.interval();
        this.tolerance = interval.multipliedBy(burst - 1L);
        this.due = clock.instant();
    }

    /** Takes the next token and returns how long to wait before using it, zero when it is there already. */
    Duration take() {
        Instant now = clock.instant();
        Instant earliest = now.minus(tolerance);
        Instant mine = due.isBefore(earliest) ? earliest : due;
        due = mine.plus(interval);
        return mine.isAfter(now) ? Duration.between(now, mine) : Duration.ZERO;
    }
}
