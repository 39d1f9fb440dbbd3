package io.offshoot.diffusion.inversion;

/**
 * Adam with decoupled weight decay, torch.optim.AdamW's formula with its default betas and epsilon (arXiv 1711.05101).
 */
public final class AdamW {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double learningRate;
    private final double weightDecay;
    private final double[] mean;
    private final double[] square;
    private int steps;

    /**
     * What the optimiser remembers.
     *
     * @param steps taken so far
     * @param mean running mean of the gradient, torch's {@code exp_avg}
     * @param square running mean of its square, torch's {@code exp_avg_sq}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record State(int steps, double[] mean, double[] square) {

        /** The state before the first step. */
        public static State initial(int size) {
            return new State(0, new double[size], new double[size]);
        }
    }

    /** @param size number of trained values */
    public AdamW(double learningRate, double weightDecay, int size) {
        this(learningRate, weightDecay, State.initial(size));
    }

    /** Goes on from a state. */
    public AdamW(double learningRate, double weightDecay, State state) {
        this.learningRate = learningRate;
        this.weightDecay = weightDecay;
        this.mean = state.mean().clone();
        this.square = state.square().clone();
        this.steps = state.steps();
    }

    /** Moves {@code values} one step against {@code gradient}, in place. */
    public void step(float[] values, float[] gradient) {
        steps++;
        double meanCorrection = 1 - Math.pow(BETA1, steps);
        double squareCorrection = Math.sqrt(1 - Math.pow(BETA2, steps));
        for (int i = 0; i < values.length; i++) {
            double slope = gradient[i];
            mean[i] = BETA1 * mean[i] + (1 - BETA1) * slope;
            square[i] = BETA2 * square[i] + (1 - BETA2) * slope * slope;
            double size = Math.sqrt(square[i]) / squareCorrection + EPSILON;
            double decayed = values[i] * (1 - learningRate * weightDecay);
            values[i] = (float) (decayed - learningRate / meanCorrection * mean[i] / size);
        }
    }

    /** What to go on from later. */
    public State state() {
        return new State(steps, mean.clone(), square.clone());
    }
}
