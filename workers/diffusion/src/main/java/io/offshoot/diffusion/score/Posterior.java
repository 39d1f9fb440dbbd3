package io.offshoot.diffusion.score;

import java.util.stream.DoubleStream;

/**
 * How probable each of several labels is, by the denoising loss of a picture under each (A. Li et al., "Your Diffusion
 * Model is Secretly a Zero-Shot Classifier", arXiv 2303.16203): the softmax of the negative losses.
 *
 * <p>The paper sums squared errors over all latents, so that with large pictures every probability is nearly 0 or 1.
 * Here losses count relative to their mean over the labels, with a temperature: the scale is the same for every size of
 * picture and every timestep, and a score can serve as a weight.
 */
final class Posterior {

    /**
     * Difference between two losses, as a share of their mean, that makes one label e times as probable. Of the values
     * tried, photos of nine real classes are least surprising with this one at four timesteps.
     */
    static final double TEMPERATURE = 0.002;

    private Posterior() {}

    /**
     * The probabilities, with the sum 1, in the order of the labels; all alike where every loss is 0. Each timestep counts
     * alike, however large its losses are.
     *
     * @param losses finite and not negative: for each timestep one of each label
     */
    static double[] of(double[][] losses) {
        double[] relative = new double[losses[0].length];
        for (double[] timestep : losses) {
            double mean = DoubleStream.of(timestep).average().orElseThrow();
            for (int label = 0; label < relative.length; label++) {
                relative[label] += (mean == 0 ? 1 : timestep[label] / mean) / losses.length;
            }
        }
        return softmax(relative);
    }

    private static double[] softmax(double[] relative) {
        double least = DoubleStream.of(relative).min().orElseThrow();
        double[] odds = DoubleStream.of(relative)
                .map(loss -> Math.exp((least - loss) / TEMPERATURE))
                .toArray();
        double sum = DoubleStream.of(odds).sum();
        return DoubleStream.of(odds).map(each -> each / sum).toArray();
    }
}
