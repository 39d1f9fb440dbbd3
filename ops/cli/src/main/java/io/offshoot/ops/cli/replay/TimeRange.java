package io.offshoot.ops.cli.replay;

import java.time.Instant;

/** Times from one on and before another. */
record TimeRange(Instant since, Instant until) {
    TimeRange {
        if (!since.isBefore(until)) {
            throw new IllegalArgumentException("until must be later than since (%s), was %s".formatted(since, until));
        }
    }

    boolean contains(Instant time) {
        return !time.isBefore(since) && time.isBefore(until);
    }
}
