package io.offshoot.diffusion.model;

import ai.djl.ndarray.NDArray;

/**
 * The posterior of an encoded image: a diagonal Gaussian over latents (diffusers' DiagonalGaussianDistribution).
 *
 * @param mean [n, c, h, w]
 * @param logvar [n, c, h, w], within [-30, 20]
 */
public record Moments(NDArray mean, NDArray logvar) {

    /**
     * Splits what the encoder gives and clamps the log-variance.
     *
     * @param moments [n, 2c, h, w], mean first
     */
    public static Moments of(NDArray moments) {
        long channels = moments.getShape().get(1) / 2;
        NDArray mean = moments.get(":, :" + channels);
        try (NDArray logvar = moments.get(":, " + channels + ":")) {
            return new Moments(mean, logvar.clip(-30, 20));
        }
    }

    /**
     * One draw, unscaled: mean + exp(logvar / 2) * eps.
     *
     * @param eps standard normal noise of the mean's shape
     * @return an array of the mean's manager
     */
    public NDArray sample(NDArray eps) {
        try (NDArray half = logvar.mul(0.5f);
                NDArray deviation = half.exp();
                NDArray noise = deviation.mul(eps)) {
            return mean.add(noise);
        }
    }
}
