package io.offshoot.workers.editor;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.score.Labelled;
import java.util.List;
import java.util.OptionalDouble;

/** What the editor needs of a diffusion model. Called by several threads at a time. */
public interface PhotoEditor {

    /** Fingerprint of the model; a concept of another means nothing to it. */
    String fingerprint();

    /** How many numbers a concept vector has. */
    int vectorWidth();

    /** Name of the sampler, as diffusers names its class. */
    String scheduler();

    /**
     * Training timestep at which an edit enters the schedule.
     *
     * @throws IllegalArgumentException when its strength leaves no step to run
     */
    int firstTimestep(Edit edit);

    /**
     * Makes all edits of a photo; those of several photos share batches.
     *
     * @param progress counts denoising steps; what it throws ends the work
     * @return one result per chain, in their order; the same for the same arguments
     * @throws IllegalArgumentException when the photo's mask does not fit the model
     */
    List<EditedPhoto> edit(Source source, ConceptVectors concept, List<EditChain> chains, Progress progress);

    /**
     * Scores how well pictures keep their label, as the model sees them.
     *
     * @param framing how their photo was brought to the model
     * @param timesteps at how many timesteps each is looked at
     * @param progress counts pictures; what it throws ends the work
     * @return one score per picture, in (0, 1), in their order; the same for the same arguments; empty where the model has none
     * @throws IllegalArgumentException when a concept or the number of timesteps does not fit the model
     */
    default List<OptionalDouble> score(Framing framing, List<Labelled> pictures, int timesteps, Progress progress) {
        return pictures.stream().map(picture -> OptionalDouble.empty()).toList();
    }
}
