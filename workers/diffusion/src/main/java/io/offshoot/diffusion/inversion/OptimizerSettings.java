package io.offshoot.diffusion.inversion;

/**
 * How the vectors of a concept move.
 *
 * @param learningRate AdamW's learning rate as it is used; only {@link #scaleLearningRate} multiplies it
 * @param weightDecay AdamW's decoupled weight decay, which acts on the concept's vectors too
 * @param batchSize noisy examples computed at once
 * @param gradientAccumulationSteps batches whose mean gradient makes one optimiser step
 */
public record OptimizerSettings(double learningRate, double weightDecay, int batchSize, int gradientAccumulationSteps) {

    public OptimizerSettings {
        InversionSettings.requirePositive("batchSize", batchSize);
        InversionSettings.requirePositive("gradientAccumulationSteps", gradientAccumulationSteps);
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learningRate must be positive, was " + learningRate);
        }
        if (!(weightDecay >= 0 && weightDecay * learningRate < 1)) {
            throw new IllegalArgumentException(
                    "weightDecay must be at least 0 and below 1 / learningRate, was " + weightDecay);
        }
    }

    /** What {@code --scale_lr} of diffusers and DA-Fusion does on one device: the rate times both batch numbers. */
    public OptimizerSettings scaleLearningRate() {
        return new OptimizerSettings(
                learningRate * examplesPerStep(), weightDecay, batchSize, gradientAccumulationSteps);
    }

    /** Noisy examples behind one optimiser step. */
    int examplesPerStep() {
        return Math.multiplyExact(batchSize, gradientAccumulationSteps);
    }
}
