package io.offshoot.workers.trainer;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import java.util.ArrayList;
import java.util.List;

/** Stands in for a diffusion model: learns the seed and the number of photos, at once, with a falling loss. */
final class FakeConceptLearner implements ConceptLearner {

    static final String FINGERPRINT = "fake-model";

    @Override
    public String fingerprint() {
        return FINGERPRINT;
    }

    @Override
    public LearnedConcept learn(List<RgbImage> examples, InversionSettings settings, Progress progress) {
        if (settings.initializerToken().contains(" ")) {
            throw new IllegalArgumentException("initializerToken must be a single token");
        }
        List<Double> losses = new ArrayList<>();
        for (int step = 1; step <= settings.steps(); step++) {
            losses.add(1.0 / step);
            progress.report(step, settings.steps());
        }
        return new LearnedConcept(
                List.of(new float[] {settings.seed(), examples.size()}), losses, 1.0, 0.5, settings.steps());
    }
}
