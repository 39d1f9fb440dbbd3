package io.offshoot.workers.trainer;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TextualInversion;
import io.offshoot.diffusion.model.StableDiffusion;
import java.io.IOException;
import java.util.List;

/** Learns by textual inversion on a Stable Diffusion model, which stays the caller's. */
public final class DiffusionConceptLearner implements ConceptLearner, AutoCloseable {

    private final StableDiffusion model;
    private final TextualInversion inversion;

    private DiffusionConceptLearner(StableDiffusion model, TextualInversion inversion) {
        this.model = model;
        this.inversion = inversion;
    }

    /**
     * Prepares learning on a model.
     *
     * @throws IOException when its tokenizer or scheduler cannot be read
     */
    public static DiffusionConceptLearner of(StableDiffusion model) throws IOException {
        return new DiffusionConceptLearner(model, TextualInversion.load(model));
    }

    @Override
    public String fingerprint() {
        return model.fingerprint();
    }

    @Override
    public LearnedConcept learn(List<RgbImage> examples, InversionSettings settings, Progress progress) {
        return inversion.learn(examples, settings, progress);
    }

    @Override
    public void close() {
        inversion.close();
    }
}
