package io.offshoot.evaluate.flow;

import io.offshoot.diffusion.image.RgbImage;
import org.jspecify.annotations.Nullable;

/**
 * An edited photo.
 *
 * @param sourceSha256 SHA-256 of the photo, as the provenance of the edit has it
 * @param strength SDEdit strength in (0, 1]
 * @param picture its pixels
 * @param score how probable its label is by the model that made it; null where it was not scored
 */
public record Synthetic(
        String sourceSha256,
        double strength,
        RgbImage picture,
        @Nullable Double score) {
    /** An edit that was not scored. */
    public Synthetic(String sourceSha256, double strength, RgbImage picture) {
        this(sourceSha256, strength, picture, null);
    }
}
