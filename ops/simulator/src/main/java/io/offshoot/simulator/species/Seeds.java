package io.offshoot.simulator.species;

/** The seeds of species: which are reserved for training models, and how a simulation derives its own. */
public final class Seeds {

    /** Last seed of the range 1..LAST_TRAINING_SEED, kept for species that models are trained on. */
    public static final long LAST_TRAINING_SEED = 1_000_000;

    private Seeds() {}

    /** Whether a species seed belongs to the range reserved for training models. */
    public static boolean isTraining(long speciesSeed) {
        return speciesSeed >= 1 && speciesSeed <= LAST_TRAINING_SEED;
    }

    /** A species seed outside the training range, from a simulation's seed and a species' number in it. */
    public static long novel(long simulationSeed, long index) {
        return aboveTraining(mix(simulationSeed, index) >>> 1);
    }

    /** Moves the values up to {@link #LAST_TRAINING_SEED} out of the training range and leaves higher ones as they are. */
    static long aboveTraining(long positive) {
        return positive > LAST_TRAINING_SEED ? positive : positive + LAST_TRAINING_SEED + 1;
    }

    /** Joins two seeds into one by two rounds of SplitMix64's finalizer (Steele, Lea and Flood 2014). */
    public static long mix(long first, long second) {
        return scramble(scramble(first) + second * 0x9E3779B97F4A7C15L);
    }

    /** FNV-1a of a word, 64 bits. */
    public static long hash(String word) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    private static long scramble(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
