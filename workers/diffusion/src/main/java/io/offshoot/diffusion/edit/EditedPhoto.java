package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.image.PictureCheck.Defect;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one chain of edits.
 *
 * @param picture of the photo's own size; null when no attempt gave one
 * @param made the edits as they were made, with the seeds that gave the picture; of a failed one the last attempt
 * @param attempts how often the denoising was run, retries included
 * @param defect what was wrong with the last attempt; null when there is a picture
 */
public record EditedPhoto(
        @Nullable RgbImage picture,
        List<Edit> made,
        int attempts,
        @Nullable Defect defect) {

    public EditedPhoto {
        made = List.copyOf(made);
    }

    /**
     * The picture.
     *
     * @throws DefectiveEditException when there is none; the message says what was wrong
     */
    public RgbImage orThrow() {
        if (picture == null) {
            throw new DefectiveEditException(sentence());
        }
        return picture;
    }

    private String sentence() {
        return "%s in each of %d attempts with other seeds; use another dtype, a lower guidance scale or another strength"
                .formatted(defect == null ? "there was no picture" : "the picture " + defect.words(), attempts);
    }
}
