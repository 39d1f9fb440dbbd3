package io.offshoot.simulator.species;

import java.util.List;
import java.util.SplittableRandom;

/** A source of random draws that is fixed by its seed, with the distributions that plants, stones and lenses need. */
public final class Dice {

    private final SplittableRandom random;

    public Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Dice for one named purpose, so that a new draw for one purpose does not shift the draws of the others. */
    public static Dice of(long seed, String purpose) {
        return new Dice(Seeds.mix(seed, Seeds.hash(purpose)));
    }

    public long nextLong() {
        return random.nextLong();
    }

    /** Uniform in [low, high). */
    public double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Uniform integer from low to high, both included. */
    public int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Normal with the given mean and deviation. */
    public double normal(double mean, double deviation) {
        return random.nextGaussian(mean, deviation);
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
