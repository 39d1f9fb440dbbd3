package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.image.Mask;

/**
 * Which part of a picture an edit may change; the rest is put back into the latents after every step, as in DA-Fusion's
 * masked mode. What is kept still passes through the autoencoder: its pixels are near the picture's, not equal.
 *
 * @param pixels those that may change, of the size of the picture that is edited
 * @param renoise how the kept part gets its noise
 */
public record Repaint(Mask pixels, Renoise renoise) {

    /** Repaints pixels as diffusers' present inpaint pipeline does. */
    public Repaint(Mask pixels) {
        this(pixels, Renoise.NEXT);
    }

    /** The latents that may change, with {@code factor} pixels to a latent in each direction. */
    Mask latents(int factor) {
        return renoise.latents(pixels, factor);
    }
}
