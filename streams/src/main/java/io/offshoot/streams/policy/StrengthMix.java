package io.offshoot.streams.policy;

import io.offshoot.schemas.avro.Composition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Strengths and how edits get them (DA-Fusion's compose.py).
 *
 * @param strengths each in (0, 1]
 * @param probabilities one per strength, or none: then in parallel all are alike, in sequence all are made
 */
public record StrengthMix(Composition composition, List<Double> strengths, List<Double> probabilities) {
    private static final double SUM_TOLERANCE = 1e-6;

    public StrengthMix {
        strengths = List.copyOf(strengths);
        probabilities = List.copyOf(probabilities);
        if (strengths.isEmpty() || !strengths.stream().allMatch(strength -> strength > 0 && strength <= 1)) {
            throw new IllegalArgumentException("strengths must not be empty and each in (0, 1], were " + strengths);
        }
        if (!probabilities.isEmpty() && probabilities.size() != strengths.size()) {
            throw new IllegalArgumentException("probabilities must be one for each of the %d strengths, were %s"
                    .formatted(strengths.size(), probabilities));
        }
        if (!probabilities.stream().allMatch(probability -> probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probabilities must each be in [0, 1], were " + probabilities);
        }
        if (composition == Composition.PARALLEL && !probabilities.isEmpty() && !sumsToOne(probabilities)) {
            throw new IllegalArgumentException(
                    "probabilities of a parallel mix must have the sum 1, were " + probabilities);
        }
    }

    /**
     * The strengths of one edit: exactly one in parallel, none up to all in sequence.
     *
     * @param draws a number in [0, 1) for each place, independent of the others; in parallel only the first is asked for
     */
    public List<Double> draw(IntToDoubleFunction draws) {
        return composition == Composition.PARALLEL ? List.of(choose(draws.applyAsDouble(0))) : chain(draws);
    }

    private double choose(double draw) {
        double below = 0;
        for (int i = 0; i < strengths.size() - 1; i++) {
            below += probabilities.isEmpty() ? 1.0 / strengths.size() : probabilities.get(i);
            if (draw < below) {
                return strengths.get(i);
            }
        }
        return strengths.get(strengths.size() - 1);
    }

    private List<Double> chain(IntToDoubleFunction draws) {
        List<Double> made = new ArrayList<>();
        for (int i = 0; i < strengths.size(); i++) {
            if (probabilities.isEmpty() || draws.applyAsDouble(i) < probabilities.get(i)) {
                made.add(strengths.get(i));
            }
        }
        return made;
    }

    private static boolean sumsToOne(List<Double> probabilities) {
        double sum = probabilities.stream().mapToDouble(Double::doubleValue).sum();
        return Math.abs(sum - 1) <= SUM_TOLERANCE;
    }
}
