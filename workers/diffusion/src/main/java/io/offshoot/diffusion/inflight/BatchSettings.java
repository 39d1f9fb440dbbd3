package io.offshoot.diffusion.inflight;

/**
 * How many rows are computed at once.
 *
 * @param maxBatch most rows of the model's own size in a batch
 * @param deterministic whether batches always have the same width, so that a row's bits do not depend on its company;
 *     such a batch cannot shrink
 */
public record BatchSettings(int maxBatch, boolean deterministic) {

    public BatchSettings {
        if (maxBatch < 1) {
            throw new IllegalArgumentException("maxBatch must be at least 1, was " + maxBatch);
        }
    }

    /** Batches of at most so many rows, as wide as there are rows. */
    public static BatchSettings upTo(int maxBatch) {
        return new BatchSettings(maxBatch, false);
    }

    /** The same with batches of a fixed width, or not. */
    public BatchSettings withDeterministic(boolean fixed) {
        return new BatchSettings(maxBatch, fixed);
    }

    /** The same with at most so many rows. */
    public BatchSettings withMaxBatch(int most) {
        return new BatchSettings(most, deterministic);
    }

    /** Most rows of a kind at once: as many as take the memory of {@code maxBatch} ordinary ones, but one at least. */
    public int width(Kind kind) {
        return (int) Math.max(1, Math.min(maxBatch, maxBatch / kind.weight()));
    }
}
