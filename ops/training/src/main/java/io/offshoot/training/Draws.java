package io.offshoot.training;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The randomness of the draws: that of the n-th depends on the seed and n alone, so that n is all there is to save. */
final class Draws {

    // Odd, and another than SplittableRandom's own step, so that no draw repeats numbers of the one before.
    private static final long STEP = 0xD1342543DE82EF95L;

    private final long start;
    private long count;

    Draws(long seed, long count) {
        this.start = new SplittableRandom(seed).nextLong();
        this.count = count;
    }

    /** How many draws there were. */
    long count() {
        return count;
    }

    /** The randomness of the next draw. */
    RandomGenerator next() {
        return new SplittableRandom(start + STEP * count++);
    }
}
