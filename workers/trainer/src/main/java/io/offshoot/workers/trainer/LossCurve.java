package io.offshoot.workers.trainer;

import java.util.ArrayList;
import java.util.List;

/** A training's loss, short enough to travel with the concept and smooth enough to look at. */
final class LossCurve {

    static final int POINTS = 50;

    private LossCurve() {}

    /** The loss of every step, averaged over at most {@value #POINTS} stretches of equal length. */
    static List<Float> of(List<Double> losses) {
        int points = Math.min(POINTS, losses.size());
        List<Float> curve = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            int from = (int) ((long) i * losses.size() / points);
            int to = (int) ((long) (i + 1) * losses.size() / points);
            curve.add((float) losses.subList(from, to).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow());
        }
        return curve;
    }
}
