package io.offshoot.diffusion.inversion;

import java.util.List;

/**
 * How a concept is learned.
 *
 * @param steps optimiser steps
 * @param batchSize noisy examples per step
 * @param learningRate AdamW's learning rate as it is used; nothing multiplies it
 * @param weightDecay AdamW's decoupled weight decay, which acts on the concept vector too
 * @param initializerToken a word of the vocabulary whose vector the concept starts from; must be a single token
 * @param templates prompts with {@code {}} for the placeholder, one drawn for every noisy example
 * @param seed the only source of randomness
 * @param heldOutDraws fixed noisy examples that the concept is judged by
 * @param evaluateEvery steps from one judgement to the next
 */
public record InversionSettings(
        int steps,
        int batchSize,
        double learningRate,
        double weightDecay,
        String initializerToken,
        List<String> templates,
        long seed,
        int heldOutDraws,
        int evaluateEvery) {

    private static final InversionSettings DA_FUSION =
            new InversionSettings(1000, 4, 2e-3, 1e-2, "the", Templates.OBJECT, 0, 32, 50);

    public InversionSettings {
        templates = List.copyOf(templates);
        requirePositive("steps", steps);
        requirePositive("batchSize", batchSize);
        requirePositive("heldOutDraws", heldOutDraws);
        requirePositive("evaluateEvery", evaluateEvery);
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learningRate must be positive, was " + learningRate);
        }
        if (!(weightDecay >= 0 && weightDecay * learningRate < 1)) {
            throw new IllegalArgumentException(
                    "weightDecay must be at least 0 and below 1 / learningRate, was " + weightDecay);
        }
        if (templates.isEmpty()) {
            throw new IllegalArgumentException("templates must hold at least one prompt");
        }
        for (String template : templates) {
            if (!template.contains("{}")) {
                throw new IllegalArgumentException(
                        "templates must contain {} in each prompt, not so '" + template + "'");
            }
        }
    }

    /** DA-Fusion's settings: 1000 steps of 4, an effective learning rate of 0.002, the initialiser "the". */
    public static InversionSettings daFusion() {
        return DA_FUSION;
    }

    /** These settings with another number of steps. */
    public InversionSettings withSteps(int steps) {
        return new InversionSettings(
                steps,
                batchSize,
                learningRate,
                weightDecay,
                initializerToken,
                templates,
                seed,
                heldOutDraws,
                evaluateEvery);
    }

    /** These settings with another seed. */
    public InversionSettings withSeed(long seed) {
        return new InversionSettings(
                steps,
                batchSize,
                learningRate,
                weightDecay,
                initializerToken,
                templates,
                seed,
                heldOutDraws,
                evaluateEvery);
    }

    private static void requirePositive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be at least 1, was " + value);
        }
    }
}
