package io.offshoot.simulator;

import java.util.List;

/** Multinomial logistic regression on {@link PhotoFeatures}, fitted by gradient descent with weight decay. */
final class SoftmaxRegression {

    private static final int ROUNDS = 150;
    private static final double RATE = 1;
    private static final double DECAY = 1e-3;

    private final List<String> labels;
    private final double[][] weights;

    SoftmaxRegression(List<FieldPhoto> photos) {
        labels = photos.stream().map(FieldPhoto::label).distinct().sorted().toList();
        List<double[]> features = photos.stream().map(PhotoFeatures::of).toList();
        weights = new double[labels.size()][features.get(0).length];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < photos.size(); i++) {
                step(features.get(i), labels.indexOf(photos.get(i).label()));
            }
        }
    }

    String label(FieldPhoto photo) {
        double[] shares = shares(PhotoFeatures.of(photo));
        int best = 0;
        for (int i = 1; i < shares.length; i++) {
            best = shares[i] > shares[best] ? i : best;
        }
        return labels.get(best);
    }

    private void step(double[] features, int label) {
        double[] shares = shares(features);
        for (int row = 0; row < weights.length; row++) {
            double error = shares[row] - (row == label ? 1 : 0);
            for (int i = 0; i < features.length; i++) {
                weights[row][i] -= RATE * 0.05 * (error * features[i] + DECAY * weights[row][i]);
            }
        }
    }

    private double[] shares(double[] features) {
        double[] shares = new double[weights.length];
        double sum = 0;
        for (int row = 0; row < weights.length; row++) {
            double score = 0;
            for (int i = 0; i < features.length; i++) {
                score += weights[row][i] * features[i];
            }
            shares[row] = Math.exp(score);
            sum += shares[row];
        }
        for (int row = 0; row < shares.length; row++) {
            shares[row] /= sum;
        }
        return shares;
    }
}
