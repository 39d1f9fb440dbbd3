package io.offshoot.diffusion.score;

import java.util.stream.DoubleStream;

/**
 * How probable each of several labels is, by the denoising loss of a picture under each (A. Li et al., "Your Diffusion
 * Model is Secretly a Zero-Shot Classifier", arXiv 2303.16203): the softmax of the negative losses.
 *
 * <p>The paper sums squared errors over all latents, so that with large pictures every probability is nearly 0 or 1.
 * Here losses count relative to their mean, and a difference of one hundredth of it is one nat: the scale is the same
 * for every size of picture, and a score can serve as a weight.
 */
final class Posterior {

    /** Difference between two losses, as a share of their mean, that makes one label e times as probable. */
    static final double TEMPERATURE = 0.01;

    private Posterior() {}

    /**
     * The probabilities, with the sum 1, in the order of the losses; all alike where every loss is 0.
     *
     * @param losses finite and not negative, one of each label
     */
    static double[] of(double... losses) {
        double mean = DoubleStream.of(losses).average().orElseThrow();
        double least = DoubleStream.of(losses).min().orElseThrow();
        double unit = mean == 0 ? 1 : mean * TEMPERATURE;
        double[] odds = DoubleStream.of(losses)
                .map(loss -> Math.exp((least - loss) / unit))
                .toArray();
        double sum = DoubleStream.of(odds).sum();
        return DoubleStream.of(odds).map(each -> each / sum).toArray();
    }
}
