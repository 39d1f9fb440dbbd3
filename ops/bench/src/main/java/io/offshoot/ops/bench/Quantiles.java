package io.offshoot.ops.bench;

import java.util.List;

/** Order statistics of measurements, by the nearest rank: each is a value that was measured. */
public final class Quantiles {

    private final List<Double> sorted;

    private Quantiles(List<Double> sorted) {
        this.sorted = sorted;
    }

    /**
     * Of at least one measurement, in any order.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Quantiles of(List<Double> measured) {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("quantiles need at least one measurement, got none");
        }
        return new Quantiles(measured.stream().sorted().toList());
    }

    /** The smallest value that at least {@code share} of the measurements do not exceed; share in (0, 1]. */
    public double at(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in (0, 1], was " + share);
        }
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    public double least() {
        return sorted.get(0);
    }

    public double greatest() {
        return sorted.get(sorted.size() - 1);
    }
}
