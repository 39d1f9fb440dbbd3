package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.image.Fit.ModelSize;
import io.offshoot.diffusion.image.RgbImage;
import java.util.List;

/** Edits pictures that already have a size the model can work at. */
public interface Pipeline {

    /** The size of pictures at which the model works best, and the steps in which others may differ. */
    ModelSize size();

    /**
     * The timesteps that an edit visits, noisiest first.
     *
     * @throws IllegalArgumentException when its strength leaves none
     */
    List<Double> timesteps(Edit edit);

    /**
     * Edits a picture at its own size.
     *
     * @param picture of a width and height that are multiples of the model's factor
     * @param concept what the placeholder in the prompts stands for, or {@link ConceptVectors#none}
     * @param progress counts denoising steps, those of all edits together
     * @return one picture of the same size per edit, in order
     * @throws IllegalArgumentException when an edit has too low a strength, the concept belongs to another model or the
     *     size does not fit
     */
    List<DecodedPicture> editAsIs(RgbImage picture, ConceptVectors concept, List<Edit> edits, Progress progress);
}
