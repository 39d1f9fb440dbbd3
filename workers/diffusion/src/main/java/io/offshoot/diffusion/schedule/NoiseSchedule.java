package io.offshoot.diffusion.schedule;

import java.util.List;

/**
 * The noise levels of all training timesteps.
 *
 * <p>The tables are float32 and rounded where torch rounds them, so that they equal those that a model was trained
 * with; everything computed from them is double.
 */
public final class NoiseSchedule {

    private final float[] betas;
    private final float[] alphasCumprod;

    private NoiseSchedule(float[] betas) {
        this.betas = betas;
        this.alphasCumprod = cumprod(betas);
    }

    /** The schedule of a scheduler_config.json. */
    public static NoiseSchedule of(SchedulerConfig config) {
        float[] betas = trained(config);
        return new NoiseSchedule(config.rescaleBetasZeroSnr() ? zeroTerminalSnr(betas) : betas);
    }

    /** Number of training timesteps. */
    public int length() {
        return betas.length;
    }

    /** Variance that timestep {@code t} adds. */
    public double beta(int t) {
        return betas[t];
    }

    /** Share of the clean sample's variance that is left at timestep {@code t}. */
    public double alphaCumprod(int t) {
        return alphasCumprod[t];
    }

    /**
     * The noise level of timestep {@code t}.
     *
     * @throws IllegalArgumentException when {@code t} is no training timestep
     */
    public NoiseLevel at(int t) {
        if (t < 0 || t >= betas.length) {
            throw new IllegalArgumentException("timestep must be in [0, " + (betas.length - 1) + "], was " + t);
        }
        return NoiseLevel.of(alphasCumprod[t]);
    }

    private static float[] trained(SchedulerConfig config) {
        List<Float> given = config.trainedBetas();
        if (given.isEmpty()) {
            return config.betaSchedule().betas(config.betaStart(), config.betaEnd(), config.numTrainTimesteps());
        }
        float[] betas = new float[given.size()];
        for (int i = 0; i < betas.length; i++) {
            betas[i] = given.get(i);
        }
        return betas;
    }

    private static float[] cumprod(float[] betas) {
        float[] products = new float[betas.length];
        // torch keeps the running product in double and rounds what it stores
        double product = 1;
        for (int i = 0; i < betas.length; i++) {
            product *= 1 - betas[i];
            products[i] = (float) product;
        }
        return products;
    }

    /** Algorithm 1 of "Common Diffusion Noise Schedules and Sample Steps are Flawed" (arXiv 2305.08891). */
    private static float[] zeroTerminalSnr(float[] betas) {
        float[] bars = cumprod(betas);
        float first = (float) Math.sqrt(bars[0]);
        float last = (float) Math.sqrt(bars[bars.length - 1]);
        float scale = first / (first - last);
        float[] rescaled = new float[betas.length];
        float before = 1;
        for (int i = 0; i < betas.length; i++) {
            float root = ((float) Math.sqrt(bars[i]) - last) * scale;
            float bar = root * root;
            rescaled[i] = 1 - bar / before;
            before = bar;
        }
        return rescaled;
    }
}
