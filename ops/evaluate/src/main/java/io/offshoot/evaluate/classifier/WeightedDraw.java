package io.offshoot.evaluate.classifier;

import java.util.List;
import java.util.Random;

/** Draws in proportion to weights. */
final class WeightedDraw {
    private WeightedDraw() {}

    /** A place in the list; where all weights are alike it is drawn as if there were none. */
    static int from(List<Double> weights, Random random) {
        if (weights.stream().distinct().count() == 1) {
            return random.nextInt(weights.size());
        }
        double left = random.nextDouble()
                * weights.stream().mapToDouble(Double::doubleValue).sum();
        for (int place = 0; place < weights.size(); place++) {
            left -= weights.get(place);
            if (left < 0) {
                return place;
            }
        }
        return weights.size() - 1;
    }
}
