package io.offshoot.diffusion.schedule;

/**
 * How much of a clean sample and of the noise a noisy sample holds: {@code noisy = signal * clean + noise * epsilon}.
 *
 * @param signal square root of the cumulative alpha
 * @param noise square root of one minus the cumulative alpha
 */
public record NoiseLevel(double signal, double noise) {

    /** The level whose cumulative alpha is given. */
    static NoiseLevel of(double alphaCumprod) {
        return new NoiseLevel(Math.sqrt(alphaCumprod), Math.sqrt(1 - alphaCumprod));
    }

    /** One element of diffusers' add_noise. */
    public double addNoise(double clean, double epsilon) {
        return signal * clean + noise * epsilon;
    }

    /** One element of the target of a velocity-predicting network. */
    public double velocity(double clean, double epsilon) {
        return signal * epsilon - noise * clean;
    }
}
