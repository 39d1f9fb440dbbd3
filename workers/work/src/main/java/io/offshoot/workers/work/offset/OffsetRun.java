package io.offshoot.workers.work.offset;

/**
 * Offsets in a row.
 *
 * @param from the first
 * @param to behind the last
 */
public record OffsetRun(long from, long to) {

    public OffsetRun {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                    "a run must go from 0 or above to a later offset, was %d to %d".formatted(from, to));
        }
    }

    boolean contains(long offset) {
        return from <= offset && offset < to;
    }
}
