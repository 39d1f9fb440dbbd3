package io.offshoot.diffusion.inversion;

/**
 * The random choices behind one noisy example.
 *
 * @param example place of the picture among the examples, flipped ones included
 * @param template place of the prompt
 * @param timestep training timestep
 * @param posterior noise of the VAE's posterior sample, one value per latent
 * @param noise the noise that the UNet shall find, one value per latent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NoisyDraw(int example, int template, int timestep, float[] posterior, float[] noise) {}
