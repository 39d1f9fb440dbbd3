package io.offshoot.diffusion.schedule;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The timesteps of a run and the sigmas that it passes through.
 *
 * @param timesteps noisiest first
 * @param sigmas one of each timestep, then where the last step ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SigmaSequence(double[] timesteps, double[] sigmas) {

    /** The value of the EDM paper (arXiv 2206.00364). */
    private static final double RHO = 7;

    /** The sequence that ends where {@code final_sigmas_type} says. */
    static SigmaSequence of(double[] timesteps, double[] sigmas, SigmaSettings settings, SigmaTable table) {
        double end = settings.finalSigmasType() == SigmaSettings.FinalSigmasType.ZERO ? 0 : table.first();
        // diffusers keeps both in float32
        return new SigmaSequence(
                DoubleStream.of(timesteps).map(value -> (float) value).toArray(),
                DoubleStream.concat(DoubleStream.of(sigmas), DoubleStream.of(end))
                        .map(value -> (float) value)
                        .toArray());
    }

    /** {@code count} sigmas from {@code largest} to {@code smallest}, denser towards the end. */
    static double[] karras(double largest, double smallest, int count) {
        double start = Math.pow(largest, 1 / RHO);
        double end = Math.pow(smallest, 1 / RHO);
        return linspace(start, end, count).map(root -> Math.pow(root, RHO)).toArray();
    }

    /** {@code count} sigmas from {@code largest} to {@code smallest} at equal ratios. */
    static double[] logLinear(double largest, double smallest, int count) {
        return linspace(Math.log(largest), Math.log(smallest), count)
                .map(Math::exp)
                .toArray();
    }

    /** numpy.linspace: {@code count} values at equal distances, {@code start} alone when one is wanted. */
    static DoubleStream linspace(double start, double end, int count) {
        double width = count == 1 ? 0 : (end - start) / (count - 1);
        return IntStream.range(0, count).mapToDouble(i -> start + i * width);
    }

    /** How many steps the run has. */
    int length() {
        return timesteps.length;
    }

    /** The largest sigma. */
    double largest() {
        return DoubleStream.of(sigmas).max().orElse(0);
    }
}
