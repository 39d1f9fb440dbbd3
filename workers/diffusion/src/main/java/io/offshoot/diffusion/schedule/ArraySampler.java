package io.offshoot.diffusion.schedule;

/**
 * One sample advanced step by step on plain arrays: the meaning of {@link Step} in its simplest form, for tests and
 * for runs without a tensor library.
 */
public final class ArraySampler {

    private double[] sample;
    private double[] previousSample;
    private final double[][] history = new double[3][];

    /** @param start the noisy sample before the first step */
    public ArraySampler(float[] start) {
        this.sample = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            sample[i] = start[i];
        }
        this.previousSample = sample;
        for (int i = 0; i < history.length; i++) {
            history[i] = new double[start.length];
        }
    }

    /** Takes one step with the UNet's output for the present sample, and returns the new sample. */
    public double[] advance(Step step, float[] output) {
        double[] next = new double[sample.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = element(step, i, output[i]);
        }
        if (step.remember()) {
            remember(output);
        }
        previousSample = sample;
        sample = next;
        return next.clone();
    }

    private double element(Step step, int i, double output) {
        Step.History weights = step.history();
        double next = step.sample() * sample[i]
                + step.previousSample() * previousSample[i]
                + step.output() * output
                + weights.first() * history[0][i]
                + weights.second() * history[1][i]
                + weights.third() * history[2][i];
        Step.Clip clip = step.clip();
        return clip == null ? next : next + clipped(clip, sample[i], output);
    }

    private static double clipped(Step.Clip clip, double sample, double output) {
        double clean = clip.sample() * sample + clip.output() * output;
        return clip.weight() * (Math.max(-clip.range(), Math.min(clip.range(), clean)) - clean);
    }

    private void remember(float[] output) {
        history[2] = history[1];
        history[1] = history[0];
        history[0] = new double[output.length];
        for (int i = 0; i < output.length; i++) {
            history[0][i] = output[i];
        }
    }
}
