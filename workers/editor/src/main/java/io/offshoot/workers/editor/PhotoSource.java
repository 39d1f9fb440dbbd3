package io.offshoot.workers.editor;

import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.Fit;
import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.image.MaskMode;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.photo.PhotoBytes;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads a request's photo and what of it may change. */
record PhotoSource(PhotoDecoder decoder) {

    /**
     * The photo as edits are made of it.
     *
     * @param photo the photo's bytes
     * @throws WorkFailedException when it is no picture, or its mask is missing or does not fit
     */
    Source of(EditRequest request, byte[] photo) throws WorkFailedException {
        String imageId = request.getSource().getImageId();
        RgbImage pixels = RgbImage.of(decoder.decode(imageId, photo));
        Mask repainted = repainted(request);
        try {
            return new Source(
                    pixels,
                    repainted,
                    Framing.DEFAULT.with(Fit.valueOf(request.getFit().name())));
        } catch (IllegalArgumentException unfit) {
            throw badMask(imageId, unfit);
        }
    }

    static WorkFailedException badMask(String imageId, IllegalArgumentException unfit) {
        return new WorkFailedException(
                "bad-mask", "photo %s cannot be edited: %s".formatted(imageId, unfit.getMessage()), unfit);
    }

    private @Nullable Mask repainted(EditRequest request) throws WorkFailedException {
        return switch (request.getMaskMode()) {
            case WHOLE -> null;
            case OBJECT -> repainted(request, MaskMode.OBJECT);
            case BACKGROUND -> repainted(request, MaskMode.BACKGROUND);
        };
    }

    private Mask repainted(EditRequest request, MaskMode mode) throws WorkFailedException {
        String imageId = request.getSource().getImageId();
        ByteBuffer mask = request.getSource().getMask();
        if (mask == null) {
            throw new WorkFailedException(
                    "no-mask",
                    "photo %s has no mask, which maskMode %s needs; send one with it, or use maskMode WHOLE"
                            .formatted(imageId, mode));
        }
        Mask object = Mask.of(decoder.decode("mask of " + imageId, PhotoBytes.of(imageId, mask)));
        return mode.repainted(object, request.getMaskGrow());
    }
}
