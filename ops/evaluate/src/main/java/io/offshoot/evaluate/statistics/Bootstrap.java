package io.offshoot.evaluate.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The percentile bootstrap of a mean: values are drawn anew with replacement, as many as there are, and the interval ends
 * at quantiles of the means (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).
 *
 * @param resamples how often values are drawn anew
 * @param seed of the draws, so that the same values always have the same interval
 */
public record Bootstrap(int resamples, long seed) {
    /** 10,000 resamples, seed 0. */
    public static final Bootstrap DEFAULT = new Bootstrap(10_000, 0);

    /** Refuses settings that give no interval. */
    public Bootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples must be at least 1, was " + resamples);
        }
    }

    /** Mean and 95 % interval; of a single value the interval is that value. */
    public Interval interval(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("an interval needs at least one value");
        }
        Random random = new Random(seed);
        double[] means = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            double sum = 0;
            for (int draw = 0; draw < values.size(); draw++) {
                sum += values.get(random.nextInt(values.size()));
            }
            means[i] = sum / values.size();
        }
        Arrays.sort(means);
        return new Interval(mean(values), quantile(means, 0.025), quantile(means, 0.975));
    }

    /**
     * Mean and interval of one series less another, seed by seed.
     *
     * @param ours values by seed
     * @param theirs values of the same seeds in the same order
     */
    public Interval difference(List<Double> ours, List<Double> theirs) {
        if (ours.size() != theirs.size()) {
            throw new IllegalArgumentException(
                    "paired values must be as many, were " + ours.size() + " and " + theirs.size());
        }
        Double[] differences = new Double[ours.size()];
        Arrays.setAll(differences, i -> ours.get(i) - theirs.get(i));
        return interval(List.of(differences));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** Linear between neighbours, as numpy's default. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
