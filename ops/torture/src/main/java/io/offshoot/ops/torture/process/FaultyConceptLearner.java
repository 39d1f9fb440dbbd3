package io.offshoot.ops.torture.process;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TrainingStep;
import io.offshoot.workers.trainer.Checkpoint;
import io.offshoot.workers.trainer.ConceptLearner;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A concept learner whose device can be made faulty.
 *
 * @param sound the learner itself
 * @param folder where the fault is read from
 */
record FaultyConceptLearner(ConceptLearner sound, Path folder) implements ConceptLearner {

    @Override
    public String fingerprint() {
        return sound.fingerprint();
    }

    @Override
    public LearnedConcept learn(
            List<RgbImage> examples, InversionSettings settings, Checkpoint checkpoint, Consumer<TrainingStep> steps) {
        LearnedConcept learned = sound.learn(examples, settings, checkpoint, steps);
        return switch (DeviceFault.in(folder)) {
            case NONE -> learned;
            case ERROR -> throw new IllegalStateException("the device is lost, as the harness wants it");
            case NAN -> throw new ArithmeticException("the loss is not a number, as the harness wants it");
        };
    }
}
