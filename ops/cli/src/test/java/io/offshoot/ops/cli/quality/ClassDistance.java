package io.offshoot.ops.cli.quality;

import io.offshoot.diffusion.image.RgbImage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a picture is from a class: distance to the mean of reference photos of the class in {@link PictureFeatures},
 * each feature in units of its spread within classes. Reference photos are neither learned from nor edited.
 */
final class ClassDistance {
    private final Map<String, double[]> means = new TreeMap<>();
    private final double[] spread;

    /** Measures against these reference photos by class. */
    ClassDistance(Map<String, List<RgbImage>> references) {
        int length = PictureFeatures.of(references.values().iterator().next().get(0)).length;
        double[] variance = new double[length];
        int photos = 0;
        for (Map.Entry<String, List<RgbImage>> reference : references.entrySet()) {
            List<double[]> features =
                    reference.getValue().stream().map(PictureFeatures::of).toList();
            double[] mean = mean(features, length);
            means.put(reference.getKey(), mean);
            features.forEach(feature -> addSquares(variance, feature, mean));
            photos += features.size();
        }
        spread = new double[length];
        for (int i = 0; i < length; i++) {
            spread[i] = Math.sqrt(variance[i] / photos) + 1e-3;
        }
    }

    /** Root mean square distance of a picture to a class. */
    double of(RgbImage picture, String label) {
        double[] features = PictureFeatures.of(picture);
        double[] mean = means.get(label);
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            double difference = (features[i] - mean[i]) / spread[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum / features.length);
    }

    /** The class that a picture is nearest to. */
    String nearest(RgbImage picture) {
        return means.keySet().stream()
                .min((a, b) -> Double.compare(of(picture, a), of(picture, b)))
                .orElseThrow();
    }

    private static double[] mean(List<double[]> features, int length) {
        double[] mean = new double[length];
        features.forEach(feature -> {
            for (int i = 0; i < length; i++) {
                mean[i] += feature[i] / features.size();
            }
        });
        return mean;
    }

    private static void addSquares(double[] sums, double[] feature, double[] mean) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (feature[i] - mean[i]) * (feature[i] - mean[i]);
        }
    }
}
