package io.offshoot.training;

/**
 * How photos and their synthetics are kept and mixed.
 *
 * @param alpha probability that a photo is replaced by one of its own synthetics (DA-Fusion's --synthetic-probability)
 * @param photosPerClass photos of a class in the pool, the newest
 * @param syntheticsPerPhoto synthetics of a photo in the pool: the first that came, until one of a newer concept version
 *     takes the place of the first of the oldest version
 * @param seed of the draws
 * @param weighted whether a photo's synthetics are drawn in proportion to their weights, those of weight 0 never; else all
 *     alike
 */
public record MixSettings(double alpha, int photosPerClass, int syntheticsPerPhoto, long seed, boolean weighted) {

    /** Checks the settings. */
    public MixSettings {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha must be in [0, 1], was " + alpha);
        }
        if (photosPerClass < 1) {
            throw new IllegalArgumentException("photosPerClass must be at least 1, was " + photosPerClass);
        }
        if (syntheticsPerPhoto < 1) {
            throw new IllegalArgumentException("syntheticsPerPhoto must be at least 1, was " + syntheticsPerPhoto);
        }
    }

    /** Half synthetics, 256 photos of each class with 10 synthetics each by their weights, seed 0. */
    public static MixSettings defaults() {
        return new MixSettings(0.5, 256, 10, 0, true);
    }

    /** The same with another probability of synthetics. */
    public MixSettings withAlpha(double probability) {
        return new MixSettings(probability, photosPerClass, syntheticsPerPhoto, seed, weighted);
    }

    /** The same with another pool. */
    public MixSettings withPool(int photos, int synthetics) {
        return new MixSettings(alpha, photos, synthetics, seed, weighted);
    }

    /** The same with other draws. */
    public MixSettings withSeed(long other) {
        return new MixSettings(alpha, photosPerClass, syntheticsPerPhoto, other, weighted);
    }

    /** The same with synthetics drawn by their weights, or all alike. */
    public MixSettings withWeights(boolean byWeight) {
        return new MixSettings(alpha, photosPerClass, syntheticsPerPhoto, seed, byWeight);
    }
}
