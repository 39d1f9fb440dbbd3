package io.offshoot.ops.cli.replay;

/** Offsets from one to another, both included. */
record OffsetRange(long from, long to) {
    OffsetRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    "to-offset must be at least from-offset (%d), which must not be negative, was %d"
                            .formatted(from, to));
        }
    }

    boolean contains(long offset) {
        return from <= offset && offset <= to;
    }
}
