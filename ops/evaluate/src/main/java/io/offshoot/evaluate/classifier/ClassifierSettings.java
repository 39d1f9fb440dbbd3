package io.offshoot.evaluate.classifier;

/**
 * The classifier's training, the same on every arm.
 *
 * @param side width and height of its pictures in pixels
 * @param width channels of the first residual stage
 * @param batchSize pictures in a step
 * @param steps gradient steps
 * @param learningRate of AdamW at the start; it falls to zero by a cosine
 * @param weightDecay of AdamW
 */
public record ClassifierSettings(int side, int width, int batchSize, int steps, float learningRate, float weightDecay) {
    /** 64 pixels, 16 channels, 400 steps of 32 pictures, learning rate 0.003, weight decay 0.05. */
    public static final ClassifierSettings DEFAULT = new ClassifierSettings(64, 16, 32, 400, 0.003f, 0.05f);

    /** Refuses settings that cannot work, naming the key at fault. */
    public ClassifierSettings {
        requirePositive("side", side);
        requirePositive("width", width);
        requirePositive("batchSize", batchSize);
        requirePositive("steps", steps);
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("learningRate must be above 0, was " + learningRate);
        }
        if (!(weightDecay >= 0)) {
            throw new IllegalArgumentException("weightDecay must be at least 0, was " + weightDecay);
        }
    }

    /** The same with so many gradient steps. */
    public ClassifierSettings withSteps(int number) {
        return new ClassifierSettings(side, width, batchSize, number, learningRate, weightDecay);
    }

    /** The same on pictures of another size. */
    public ClassifierSettings withSide(int pixels) {
        return new ClassifierSettings(pixels, width, batchSize, steps, learningRate, weightDecay);
    }

    private static void requirePositive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be at least 1, was " + value);
        }
    }
}
