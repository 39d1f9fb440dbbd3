package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * What an edit may ask for beyond the ordinary.
 *
 * @param guidanceInterval the part of the run in which guidance is applied
 * @param eta fresh noise in every step as a share of DDPM's, in [0, 1]; above 0 with DDIM only
 * @param repaint which part of the picture may change; null for all of it
 */
public record EditOptions(
        GuidanceInterval guidanceInterval,
        double eta,
        @Nullable Repaint repaint) {

    /** Guidance throughout, no fresh noise, the whole picture. */
    public static final EditOptions DEFAULT = new EditOptions(GuidanceInterval.ALWAYS, 0, null);

    public EditOptions {
        if (!(eta >= 0 && eta <= 1)) {
            throw new IllegalArgumentException("eta must be in [0, 1], was " + eta);
        }
    }

    /** These options with guidance in a part of the run only. */
    public EditOptions withGuidanceInterval(GuidanceInterval interval) {
        return new EditOptions(interval, eta, repaint);
    }

    /** These options with fresh noise in every step. */
    public EditOptions withEta(double share) {
        return new EditOptions(guidanceInterval, share, repaint);
    }

    /** These options for a part of the picture. */
    public EditOptions withRepaint(@Nullable Repaint part) {
        return new EditOptions(guidanceInterval, eta, part);
    }

    /** Refuses a mask that does not belong to a picture of the given size. */
    void requireSize(PictureSize picture) {
        if (repaint != null && !repaint.pixels().size().equals(picture)) {
            throw new IllegalArgumentException("the repainted pixels must be a mask of the picture's size %s, was %s"
                    .formatted(picture, repaint.pixels().size()));
        }
    }

    /** How the kept latents get their noise. */
    Renoise renoise() {
        return repaint == null ? Renoise.NEXT : repaint.renoise();
    }
}
