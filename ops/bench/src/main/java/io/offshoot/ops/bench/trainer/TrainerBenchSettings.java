package io.offshoot.ops.bench.trainer;

import java.nio.file.Path;

/**
 * What is compared and how often.
 *
 * @param python what runs the other side
 * @param model a diffusers folder, the same for both sides
 * @param threads CPU threads of one operator, the same for both sides
 * @param batch examples of one step
 * @param steps of one round
 * @param rounds how often each side is measured, at least 1
 */
public record TrainerBenchSettings(String python, Path model, int threads, int batch, int steps, int rounds) {

    public TrainerBenchSettings {
        requirePositive("threads", threads);
        requirePositive("batch", batch);
        requirePositive("steps", steps);
        requirePositive("rounds", rounds);
    }

    /** Steps that are taken before time is measured. */
    int warmUp() {
        return 5;
    }

    private static void requirePositive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be at least 1, was " + value);
        }
    }
}
