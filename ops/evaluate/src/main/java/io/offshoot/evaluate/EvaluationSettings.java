package io.offshoot.evaluate;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.arm.Trial;
import io.offshoot.evaluate.classifier.Recipe;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is compared.
 *
 * @param shots photos per class, each number a column of the table
 * @param firstSeed the first seed; several evaluations may share the seeds of one between them
 * @param seeds number of seeds, from the first
 * @param tuningSeeds how many seeds, from 0, choose each arm's settings
 * @param arms what is compared, in the order of the table
 * @param alpha probability that an edit stands in for its photo on every arm with edits; empty where arms choose it
 */
public record EvaluationSettings(
        List<Integer> shots, int firstSeed, int seeds, int tuningSeeds, List<Arm> arms, OptionalDouble alpha) {
    /** Sorts the shots and refuses what cannot be compared, naming the key at fault. */
    public EvaluationSettings {
        shots = shots.stream().distinct().sorted().toList();
        arms = arms.stream().distinct().toList();
        if (shots.isEmpty() || shots.get(0) < 1) {
            throw new IllegalArgumentException("shots must be numbers from 1, were " + shots);
        }
        if (firstSeed < 0) {
            throw new IllegalArgumentException("first-seed must be at least 0, was " + firstSeed);
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be at least 1, was " + seeds);
        }
        if (tuningSeeds < 0 || tuningSeeds > firstSeed + seeds) {
            throw new IllegalArgumentException("tuning-seeds must be in [0, " + (firstSeed + seeds)
                    + "], the number of seeds, was " + tuningSeeds);
        }
        if (arms.isEmpty()) {
            throw new IllegalArgumentException("arms must name at least one arm");
        }
        alpha.ifPresent(Recipe::requireAlpha);
    }

    /** Settings that let arms choose alpha. */
    public EvaluationSettings(List<Integer> shots, int firstSeed, int seeds, int tuningSeeds, List<Arm> arms) {
        this(shots, firstSeed, seeds, tuningSeeds, arms, OptionalDouble.empty());
    }

    /** What an arm may choose from. */
    public List<Trial> trials(Arm arm) {
        return alpha.isPresent() ? arm.trials(alpha.getAsDouble()) : arm.trials();
    }

    /** The seed after the last. */
    public int endSeed() {
        return firstSeed + seeds;
    }

    /** The most photos of a class that anything is learned from. */
    public int mostShots() {
        return shots.get(shots.size() - 1);
    }
}
