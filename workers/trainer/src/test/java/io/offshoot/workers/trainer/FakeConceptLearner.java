package io.offshoot.workers.trainer;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.AdamW;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TrainingState;
import io.offshoot.diffusion.inversion.TrainingStep;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Stands in for a diffusion model: learns the seed and the number of photos, at once, with a falling loss. */
final class FakeConceptLearner implements ConceptLearner {

    static final String FINGERPRINT = "fake-model";
    static final String OTHER_FINGERPRINT = "fake-model-with-another-unet";

    private final String fingerprint;

    FakeConceptLearner() {
        this(FINGERPRINT);
    }

    FakeConceptLearner(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public LearnedConcept learn(
            List<RgbImage> examples, InversionSettings settings, Checkpoint checkpoint, Consumer<TrainingStep> steps) {
        if (settings.start().initializerToken().equals("?")) {
            throw new IllegalArgumentException("initializerToken has no token in this vocabulary");
        }
        List<Double> losses = new ArrayList<>();
        for (int step = 1; step <= settings.steps(); step++) {
            losses.add(1.0 / step);
            steps.accept(new TrainingStep(step, settings.steps(), 1.0 / step, 1.0 / (step + 1)));
        }
        int numVectors = settings.start().numVectors();
        List<float[]> vectors = Collections.nCopies(numVectors, new float[] {settings.seed(), examples.size()});
        AdamW.State optimizer =
                new AdamW.State(settings.steps(), new double[2 * numVectors], new double[2 * numVectors]);
        float[] flat = new ConceptVectors("<fake>", vectors).flat();
        TrainingState state =
                new TrainingState(2, flat, optimizer, new TrainingState.Best(flat, 0.5, settings.steps()), 1.0);
        return new LearnedConcept(vectors, losses, 1.0, 0.5, settings.steps(), state);
    }
}
