package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.image.MaskMode;
import io.offshoot.ops.cli.ingest.PhotoFile;
import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which part of photos is repainted.
 *
 * @param file the mask; null takes the one beside each photo
 * @param grow window that masks are grown with
 */
record Masking(@Nullable Path file, MaskMode mode, int grow) {

    /**
     * What of a photo is repainted.
     *
     * @throws WorkFailedException when there is no mask, or no picture in its file
     */
    Mask of(PhotoFile photo, PhotoReader reader) throws IOException, WorkFailedException {
        Path mask = file == null ? photo.mask() : file;
        if (mask == null) {
            throw new WorkFailedException(
                    "no-mask",
                    "there is no mask beside " + photo.path() + "; put it there as NAME.mask.png, or name one"
                            + " with --mask");
        }
        return mode.repainted(Mask.of(reader.picture(mask)), grow);
    }
}
