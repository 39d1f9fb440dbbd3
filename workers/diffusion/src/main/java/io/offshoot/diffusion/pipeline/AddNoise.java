package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import io.offshoot.diffusion.schedule.NoiseLevel;
import java.util.List;

/** diffusers' add_noise for a batch whose rows have noise levels of their own. */
public final class AddNoise {

    private AddNoise() {}

    /** {@code signal * clean + noise * epsilon} with one level per row; arrays are [n, 4, h, w]. */
    public static NDArray apply(NDArray clean, NDArray epsilon, List<NoiseLevel> levels) {
        NDArray signal = PerRow.numbers(clean.getManager(), levels, NoiseLevel::signal);
        NDArray noise = PerRow.numbers(clean.getManager(), levels, NoiseLevel::noise);
        return clean.mul(signal).add(epsilon.mul(noise));
    }

    /** The target of a velocity-predicting network, {@code signal * epsilon - noise * clean}. */
    public static NDArray velocity(NDArray clean, NDArray epsilon, List<NoiseLevel> levels) {
        NDArray signal = PerRow.numbers(clean.getManager(), levels, NoiseLevel::signal);
        NDArray noise = PerRow.numbers(clean.getManager(), levels, NoiseLevel::noise);
        return epsilon.mul(signal).sub(clean.mul(noise));
    }
}
