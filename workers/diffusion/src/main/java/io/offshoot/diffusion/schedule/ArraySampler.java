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
    public ArraySampler(double[] start) {
        this.sample = start.clone();
        this.previousSample = sample;
        for (int i = 0; i < history.length; i++) {
            history[i] = new double[start.length];
        }
    }

    /** What the UNet is shown at a step. */
    public double[] input(Step step) {
        double[] scaled = new double[sample.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = step.inputScale() * sample[i];
        }
        return scaled;
    }

    /** Takes one step with the UNet's output for the present sample, and returns the new sample. */
    public double[] advance(Step step, float[] output) {
        return advance(step, output, new float[output.length]);
    }

    /** The same with the noise that the step may add. */
    public double[] advance(Step step, float[] output, float[] noise) {
        double[] next = new double[sample.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = element(step.update(), i, output[i]) + step.update().noise() * noise[i];
        }
        Step.Memory memory = step.memory();
        if (memory != null) {
            remember(memory, output);
        }
        previousSample = sample;
        sample = next;
        return next.clone();
    }

    private double element(Step.Update update, int i, double output) {
        Step.History weights = update.history();
        double next = update.sample() * sample[i]
                + update.previousSample() * previousSample[i]
                + update.output() * output
                + weights.first() * history[0][i]
                + weights.second() * history[1][i]
                + weights.third() * history[2][i];
        Step.Clip clip = update.clip();
        return clip == null ? next : next + clipped(clip, sample[i], output);
    }

    private static double clipped(Step.Clip clip, double sample, double output) {
        double clean = clip.sample() * sample + clip.output() * output;
        return clip.weight() * (Math.max(-clip.range(), Math.min(clip.range(), clean)) - clean);
    }

    private void remember(Step.Memory memory, float[] output) {
        history[2] = history[1];
        history[1] = history[0];
        history[0] = new double[output.length];
        for (int i = 0; i < output.length; i++) {
            history[0][i] = memory.sample() * sample[i] + memory.output() * output[i];
        }
    }
}
