package io.offshoot.workers.trainer;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TextualInversion;
import io.offshoot.diffusion.inversion.TrainingListener;
import io.offshoot.diffusion.inversion.TrainingState;
import io.offshoot.diffusion.inversion.TrainingStep;
import io.offshoot.diffusion.model.StableDiffusion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Learns by textual inversion on a Stable Diffusion model. */
public final class DiffusionConceptLearner implements ConceptLearner, AutoCloseable {

    private final StableDiffusion model;
    private final TextualInversion inversion;
    private final Runnable closeModel;

    private DiffusionConceptLearner(StableDiffusion model, TextualInversion inversion, Runnable closeModel) {
        this.model = model;
        this.inversion = inversion;
        this.closeModel = closeModel;
    }

    /**
     * Prepares learning on a model, which stays the caller's.
     *
     * @throws IOException when its tokenizer or scheduler cannot be read
     */
    public static DiffusionConceptLearner of(StableDiffusion model) throws IOException {
        return new DiffusionConceptLearner(model, TextualInversion.load(model), () -> {});
    }

    /**
     * The same with the model's UNet replaced by another, which is closed with the result; close it before the model.
     *
     * @throws IOException when the UNet does not fit the model; the message names the file
     */
    public static DiffusionConceptLearner withUNet(StableDiffusion model, Path unetFolder) throws IOException {
        StableDiffusion swapped = model.withUNet(unetFolder);
        try {
            return new DiffusionConceptLearner(swapped, TextualInversion.load(swapped), swapped::close);
        } catch (IOException | RuntimeException e) {
            swapped.close();
            throw e;
        }
    }

    @Override
    public String fingerprint() {
        return model.fingerprint();
    }

    @Override
    public LearnedConcept learn(
            List<RgbImage> examples, InversionSettings settings, Checkpoint checkpoint, Consumer<TrainingStep> steps) {
        TrainingState state = checkpoint.last().orElseGet(() -> inversion.start(settings));
        return state.steps() < settings.steps()
                ? inversion.resume(state, examples, settings, new Learning(checkpoint, steps))
                : LearnedConcept.endingIn(state);
    }

    @Override
    public void close() {
        inversion.close();
        closeModel.run();
    }

    private record Learning(Checkpoint kept, Consumer<TrainingStep> steps) implements TrainingListener {

        @Override
        public void step(TrainingStep step) {
            steps.accept(step);
        }

        @Override
        public void checkpoint(TrainingState state) {
            kept.keep(state);
        }
    }
}
