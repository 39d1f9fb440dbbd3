package io.offshoot.diffusion.schedule;

/**
 * The ratio of noise to signal at every training timestep, which DPM-Solver and Euler call sigma; float32 as diffusers
 * keeps it.
 */
final class SigmaTable {

    /** What diffusers puts for the last cumulative alpha where it would be 0 and sigma infinite. */
    private static final double LEAST_ALPHA = 0x1p-24;

    private final float[] sigmas;

    private SigmaTable(float[] sigmas) {
        this.sigmas = sigmas;
    }

    static SigmaTable of(SchedulerConfig config, NoiseSchedule noise) {
        float[] sigmas = new float[noise.length()];
        for (int t = 0; t < sigmas.length; t++) {
            boolean last = t == sigmas.length - 1;
            double alpha = config.rescaleBetasZeroSnr() && last ? LEAST_ALPHA : noise.alphaCumprod(t);
            float ratio = (float) ((float) (1 - alpha) / alpha);
            sigmas[t] = (float) Math.sqrt(ratio);
        }
        return new SigmaTable(sigmas);
    }

    double first() {
        return sigmas[0];
    }

    double last() {
        return sigmas[sigmas.length - 1];
    }

    /** Sigma at a timestep between two training timesteps, interpolated linearly; beyond the ends that of the end. */
    double at(double timestep) {
        int below = (int) timestep;
        if (below >= sigmas.length - 1) {
            return last();
        }
        double share = timestep - below;
        return sigmas[below] + share * ((double) sigmas[below + 1] - sigmas[below]);
    }

    /** The timestep between two training timesteps that has a sigma, interpolated in its logarithm. */
    double timestepOf(double sigma) {
        double wanted = Math.log(Math.max(sigma, 1e-10));
        int below = 0;
        while (below < sigmas.length - 2 && log(below + 1) <= wanted) {
            below++;
        }
        double share = (log(below) - wanted) / (log(below) - log(below + 1));
        return below + Math.max(0, Math.min(1, share));
    }

    private float log(int timestep) {
        return (float) Math.log(sigmas[timestep]);
    }
}
