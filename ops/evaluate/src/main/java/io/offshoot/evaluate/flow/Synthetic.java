package io.offshoot.evaluate.flow;

import io.offshoot.diffusion.image.RgbImage;

/**
 * An edited photo.
 *
 * @param sourceSha256 SHA-256 of the photo, as the provenance of the edit has it
 * @param strength SDEdit strength in (0, 1]
 * @param picture its pixels
 */
public record Synthetic(String sourceSha256, double strength, RgbImage picture) {}
