package io.offshoot.workers.trainer;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TrainingStep;
import java.util.List;
import java.util.function.Consumer;

/** What the trainer needs of a diffusion model. Called by one thread at a time. */
public interface ConceptLearner {

    /** Fingerprint of the model; what is learned on it means nothing to another. */
    String fingerprint();

    /**
     * Learns a concept from a few pictures of it, from where the checkpoint stands.
     *
     * @param checkpoint asked at the beginning, given a state every now and then
     * @param steps told of every optimiser step; what it throws ends the work
     * @return what was learned; the same for the same arguments, wherever the checkpoint stood
     * @throws IllegalArgumentException when the settings do not fit the model
     * @throws ArithmeticException when the loss stops being a number
     */
    LearnedConcept learn(
            List<RgbImage> examples, InversionSettings settings, Checkpoint checkpoint, Consumer<TrainingStep> steps);
}
