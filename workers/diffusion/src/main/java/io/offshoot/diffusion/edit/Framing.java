package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.image.Fit;
import io.offshoot.diffusion.image.Frame;
import io.offshoot.diffusion.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * How photos are brought to the model.
 *
 * @param fit what becomes of their proportions
 * @param size width and height that the model works at; null takes what suits the model and the fit
 * @param feather over how many pixels an edit fades in beside what is protected
 */
public record Framing(Fit fit, @Nullable PictureSize size, int feather) {

    /** All of the photo in its own proportions; edits fade in over eight pixels. */
    public static final Framing DEFAULT = new Framing(Fit.PAD, null, 8);

    public Framing {
        if (feather < 0) {
            throw new IllegalArgumentException("feather must be at least 0, was " + feather);
        }
    }

    /** The same with another fit. */
    public Framing with(Fit other) {
        return new Framing(other, size, feather);
    }

    /** The way of a photo to a model and back. */
    Frame frame(PictureSize photo, Fit.ModelSize model) {
        return fit.frame(photo, size == null ? null : size.requireMultipleOf(model.factor()), model);
    }
}
