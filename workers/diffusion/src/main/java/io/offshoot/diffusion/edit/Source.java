package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.image.Frame;
import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.image.PasteBack;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.EditOptions;
import io.offshoot.diffusion.pipeline.Renoise;
import io.offshoot.diffusion.pipeline.Repaint;
import org.jspecify.annotations.Nullable;

/**
 * A photo that edits are made of.
 *
 * @param photo at its own size
 * @param repainted what edits may change, of the photo's size; null for all of it
 * @param framing how it is brought to the model
 */
public record Source(RgbImage photo, @Nullable Mask repainted, Framing framing) {

    public Source {
        if (repainted != null) {
            if (repainted.width() != photo.width() || repainted.height() != photo.height()) {
                throw new IllegalArgumentException("the mask must be of the photo's size %s, was %dx%d"
                        .formatted(photo.size(), repainted.width(), repainted.height()));
            }
            if (repainted.share() == 0) {
                throw new IllegalArgumentException(
                        "the mask leaves nothing of the photo to repaint; use another mask or mask mode");
            }
        }
    }

    /** A photo that may be changed everywhere. */
    public static Source whole(RgbImage photo, Framing framing) {
        return new Source(photo, null, framing);
    }

    /**
     * What an edit of the working picture asks for so that only the repainted part is denoised.
     *
     * @throws IllegalArgumentException when nothing of it is left at the model's size
     */
    EditOptions repainting(EditOptions options, Frame frame, int factor) {
        if (repainted == null) {
            return options;
        }
        Repaint repaint = new Repaint(frame.enter(repainted), Renoise.NEXT);
        if (repaint.renoise().latents(repaint.pixels(), factor).share() == 0) {
            throw new IllegalArgumentException(
                    "the mask is too small for the model to repaint anything; grow it, or work at a larger size");
        }
        return options.withRepaint(repaint);
    }

    /** An edited working picture at the photo's own size, with the photo's own pixels where they are protected. */
    RgbImage finish(RgbImage edited, Frame frame) {
        RgbImage result = frame.leave(edited, photo);
        if (repainted == null && frame.isWhole()) {
            return result;
        }
        Mask kept = frame.untouched();
        return new PasteBack(framing.feather())
                .paste(photo, result, repainted == null ? kept : kept.or(repainted.inverted()));
    }
}
