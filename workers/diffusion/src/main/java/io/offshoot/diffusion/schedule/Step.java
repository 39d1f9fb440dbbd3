package io.offshoot.diffusion.schedule;

import org.jspecify.annotations.Nullable;

/**
 * One sampler step as numbers. Every sampler reduces to this, so that one expression advances rows that are at different
 * places of different runs.
 *
 * @param timestep what the UNet is told; whole except with samplers that interpolate
 * @param level the noise level of the sample before the step, as diffusers' add_noise makes it at this place
 * @param inputScale what the sample is multiplied with before the UNet sees it (diffusers: scale_model_input)
 * @param update how the next sample comes about
 * @param memory what is remembered of this step for later ones; null when nothing is
 */
public record Step(
        double timestep,
        NoiseLevel level,
        double inputScale,
        Update update,
        @Nullable Memory memory) {

    /**
     * How the next sample comes about:
     *
     * <pre>{@code
     * next = sample * x + previousSample * xBefore + output * out + history.first * m1 + history.second * m2 + ...
     *      + noise * fresh
     * }</pre>
     *
     * where {@code x} is the sample, {@code xBefore} the sample before the last step, {@code out} what the UNet said of
     * {@code x}, {@code m1, m2, m3} what earlier steps remembered, newest first, and {@code fresh} standard normal
     * noise drawn for this step.
     *
     * @param clip what to add when the predicted clean sample is clipped; null when it is not
     */
    public record Update(
            double sample,
            double previousSample,
            double output,
            History history,
            double noise,
            @Nullable Clip clip) {

        /** An update from the present sample and output alone. */
        static Update of(double sample, double output) {
            return new Update(sample, 0, output, History.NONE, 0, null);
        }

        /** The same with weights of what is remembered. */
        Update with(History weights) {
            return new Update(sample, previousSample, output, weights, noise, clip);
        }
    }

    /** Weights of what earlier steps remembered, newest first. */
    public record History(double first, double second, double third) {
        /** Nothing remembered counts. */
        public static final History NONE = new History(0, 0, 0);
    }

    /** What a step leaves to later ones: {@code sample * x + output * out}. */
    public record Memory(double sample, double output) {
        /** The UNet's output itself. */
        public static final Memory OUTPUT = new Memory(0, 1);
    }

    /**
     * A correction that clipping adds to the next sample: {@code weight * (clamp(clean, -range, range) - clean)} with
     * {@code clean = sample * x + output * out}.
     */
    public record Clip(double sample, double output, double weight, double range) {}
}
