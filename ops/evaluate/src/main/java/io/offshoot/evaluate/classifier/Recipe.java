package io.offshoot.evaluate.classifier;

import io.offshoot.evaluate.augment.Augmentation;

/**
 * How an arm makes its training pictures; all else is the same on every arm.
 *
 * @param augmentation changes every picture, real or synthetic, each time it is drawn
 * @param alpha probability that a picture is replaced by one of its own synthetics (DA-Fusion's
 *     synthetic_probability), in [0, 1]
 * @param cutMix probability that a batch is mixed by {@link CutMix}, in [0, 1]
 */
public record Recipe(Augmentation augmentation, double alpha, double cutMix) {
    /** Refuses what is no probability. */
    public Recipe {
        requireAlpha(alpha);
        requireProbability("cutMix", cutMix);
    }

    /** Real pictures, changed like this. */
    public static Recipe of(Augmentation augmentation) {
        return new Recipe(augmentation, 0, 0);
    }

    /** The same with synthetics in the place of real pictures. */
    public Recipe withAlpha(double probability) {
        return new Recipe(augmentation, probability, cutMix);
    }

    /** The same with batches mixed. */
    public Recipe withCutMix(double probability) {
        return new Recipe(augmentation, alpha, probability);
    }

    /** Refuses what is no probability. */
    public static void requireAlpha(double alpha) {
        requireProbability("alpha", alpha);
    }

    private static void requireProbability(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(key + " must be in [0, 1], was " + value);
        }
    }
}
