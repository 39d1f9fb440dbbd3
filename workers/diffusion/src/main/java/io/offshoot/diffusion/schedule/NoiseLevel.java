package io.offshoot.diffusion.schedule;

/**
 * How much of a clean sample and of the noise a noisy sample holds: {@code noisy = signal * clean + noise * epsilon}.
 *
 * @param signal square root of the cumulative alpha, or 1 in samplers that let the variance grow
 * @param noise square root of one minus the cumulative alpha, or sigma in samplers that let the variance grow
 */
public record NoiseLevel(double signal, double noise) {

    /** No noise at all. */
    public static final NoiseLevel CLEAN = new NoiseLevel(1, 0);

    /** The level whose cumulative alpha is given. */
    static NoiseLevel of(double alphaCumprod) {
        return new NoiseLevel(Math.sqrt(alphaCumprod), Math.sqrt(1 - alphaCumprod));
    }

    /** The level of the given ratio of noise to signal, at constant variance. */
    static NoiseLevel ofSigma(double sigma) {
        double signal = 1 / Math.sqrt(sigma * sigma + 1);
        return new NoiseLevel(signal, sigma * signal);
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
