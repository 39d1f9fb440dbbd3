package io.offshoot.ops.bench.trainer;

import io.offshoot.ops.bench.Quantiles;
import java.util.List;
import java.util.Locale;

/**
 * All rounds of both sides.
 *
 * @param rounds in their order, at least one
 */
record TrainerComparison(List<Round> rounds) {

    /** Steps per second that Offshoot shall have over those of diffusers. */
    static final double TARGET = 1.3;

    /**
     * One measurement of each side, one right after the other.
     *
     * @param steps of either side
     * @param offshootSeconds looks at the held-out noise included
     * @param encodeShare of the other side's time that encodes photos again
     * @param backwardShare of the other side's time that goes to the backward pass
     */
    record Round(int steps, double offshootSeconds, double pythonSeconds, double encodeShare, double backwardShare) {

        double ratio() {
            return pythonSeconds / offshootSeconds;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "offshoot %.3f steps/s, diffusers %.3f steps/s, ratio %.2f",
                    steps / offshootSeconds,
                    steps / pythonSeconds,
                    ratio());
        }
    }

    double offshootStepsPerSecond() {
        return steps() / rounds.stream().mapToDouble(Round::offshootSeconds).sum();
    }

    double pythonStepsPerSecond() {
        return steps() / rounds.stream().mapToDouble(Round::pythonSeconds).sum();
    }

    /** Of all rounds together, so that what happens in some of them only counts as often as it happens. */
    double ratio() {
        return offshootStepsPerSecond() / pythonStepsPerSecond();
    }

    Quantiles ratios() {
        return Quantiles.of(rounds.stream().map(Round::ratio).toList());
    }

    double encodeShare() {
        return rounds.stream().mapToDouble(Round::encodeShare).average().orElse(0);
    }

    double backwardShare() {
        return rounds.stream().mapToDouble(Round::backwardShare).average().orElse(0);
    }

    boolean isPassed() {
        return ratio() >= TARGET;
    }

    private double steps() {
        return rounds.stream().mapToInt(Round::steps).sum();
    }
}
