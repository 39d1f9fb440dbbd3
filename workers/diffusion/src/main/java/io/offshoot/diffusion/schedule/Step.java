package io.offshoot.diffusion.schedule;

import org.jspecify.annotations.Nullable;

/**
 * One sampler step as numbers:
 *
 * <pre>{@code
 * next = sample * x + previousSample * xBefore + output * out + history.first * o1 + history.second * o2 + ...
 * }</pre>
 *
 * where {@code x} is the sample, {@code xBefore} the sample before the last step, {@code out} what the UNet said of
 * {@code x} at {@code timestep}, and {@code o1, o2, o3} the remembered earlier outputs, newest first. Every sampler
 * reduces to this, so that one expression advances rows that are at different places of different runs.
 *
 * @param timestep what the UNet is told
 * @param remember whether {@code out} becomes the newest remembered output afterwards
 * @param clip what to add when the predicted clean sample is clipped; null when it is not
 */
public record Step(
        int timestep,
        double sample,
        double previousSample,
        double output,
        History history,
        boolean remember,
        @Nullable Clip clip) {

    /** Weights of the remembered outputs, newest first. */
    public record History(double first, double second, double third) {
        /** No earlier output counts. */
        public static final History NONE = new History(0, 0, 0);

        /** Whether no earlier output counts. */
        public boolean isNone() {
            return equals(NONE);
        }
    }

    /**
     * A correction that clipping adds to {@code next}: {@code weight * (clamp(clean, -range, range) - clean)} with
     * {@code clean = sample * x + output * out}.
     */
    public record Clip(double sample, double output, double weight, double range) {}
}
