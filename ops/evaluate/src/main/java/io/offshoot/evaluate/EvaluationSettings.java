package io.offshoot.evaluate;

import io.offshoot.evaluate.arm.Arm;
import java.util.List;

/**
 * What is compared.
 *
 * @param shots photos per class, each number a column of the table
 * @param seeds number of seeds, from 0
 * @param tuningSeeds how many of the seeds choose each arm's settings
 * @param arms what is compared, in the order of the table
 */
public record EvaluationSettings(List<Integer> shots, int seeds, int tuningSeeds, List<Arm> arms) {
    /** Sorts the shots and refuses what cannot be compared, naming the key at fault. */
    public EvaluationSettings {
        shots = shots.stream().distinct().sorted().toList();
        arms = arms.stream().distinct().toList();
        if (shots.isEmpty() || shots.get(0) < 1) {
            throw new IllegalArgumentException("shots must be numbers from 1, were " + shots);
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be at least 1, was " + seeds);
        }
        if (tuningSeeds < 0 || tuningSeeds > seeds) {
            throw new IllegalArgumentException(
                    "tuning-seeds must be in [0, " + seeds + "], the number of seeds, was " + tuningSeeds);
        }
        if (arms.isEmpty()) {
            throw new IllegalArgumentException("arms must name at least one arm");
        }
    }

    /** The most photos of a class that anything is learned from. */
    public int mostShots() {
        return shots.get(shots.size() - 1);
    }
}
