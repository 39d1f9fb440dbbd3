package io.offshoot.workers.trainer;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TrainingStep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Learns as the fake does, but takes its time over each step. */
record SteadyLearner(FakeConceptLearner fake, Duration step) implements ConceptLearner {

    static SteadyLearner taking(Duration step) {
        return new SteadyLearner(new FakeConceptLearner(), step);
    }

    @Override
    public String fingerprint() {
        return fake.fingerprint();
    }

    @Override
    public LearnedConcept learn(
            List<RgbImage> examples, InversionSettings settings, Checkpoint checkpoint, Consumer<TrainingStep> steps) {
        CountDownLatch never = new CountDownLatch(1);
        return fake.learn(examples, settings, checkpoint, taken -> {
            try {
                never.await(step.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            steps.accept(taken);
        });
    }
}
