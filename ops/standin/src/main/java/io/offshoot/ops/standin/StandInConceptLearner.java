package io.offshoot.ops.standin;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.AdamW;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TrainingState;
import io.offshoot.diffusion.inversion.TrainingStep;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.workers.trainer.Checkpoint;
import io.offshoot.workers.trainer.ConceptLearner;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Stands in for textual inversion: the vectors follow from the seed and the photos alone, the loss falls as one over the
 * steps taken. The device is held once for each step; every {@value #KEPT_EVERY} steps are kept in the checkpoint.
 *
 * @param device what takes the time
 */
public record StandInConceptLearner(StandInDevice device) implements ConceptLearner {

    private static final int KEPT_EVERY = 10;

    @Override
    public String fingerprint() {
        return StandInPhotoEditor.FINGERPRINT;
    }

    @Override
    public LearnedConcept learn(
            List<RgbImage> examples, InversionSettings settings, Checkpoint checkpoint, Consumer<TrainingStep> steps) {
        List<float[]> vectors = vectors(examples, settings);
        int first = checkpoint
                .last()
                .map(TrainingState::steps)
                .filter(taken -> taken < settings.steps())
                .orElse(0);
        List<Double> losses = new ArrayList<>();
        for (int step = first + 1; step <= settings.steps(); step++) {
            device.work();
            losses.add(lossAfter(step - 1));
            if (step % KEPT_EVERY == 0) {
                checkpoint.keep(state(vectors, step));
            }
            steps.accept(new TrainingStep(step, settings.steps(), lossAfter(step - 1), lossAfter(step)));
        }
        return new LearnedConcept(
                vectors,
                losses,
                lossAfter(0),
                lossAfter(settings.steps()),
                settings.steps(),
                state(vectors, settings.steps()));
    }

    private static List<float[]> vectors(List<RgbImage> examples, InversionSettings settings) {
        SplittableRandom random = new SplittableRandom(31 * settings.seed() + examples.hashCode());
        return IntStream.range(0, settings.start().numVectors())
                .mapToObj(index -> vector(random))
                .toList();
    }

    private static float[] vector(SplittableRandom random) {
        float[] vector = new float[StandInPhotoEditor.VECTOR_WIDTH];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextDouble(-1, 1);
        }
        return vector;
    }

    private static TrainingState state(List<float[]> vectors, int steps) {
        float[] flat = new ConceptVectors("<stand-in>", vectors).flat();
        return new TrainingState(
                StandInPhotoEditor.VECTOR_WIDTH,
                flat,
                new AdamW.State(steps, new double[flat.length], new double[flat.length]),
                new TrainingState.Best(flat, lossAfter(steps), steps),
                lossAfter(0));
    }

    private static double lossAfter(int steps) {
        return 1.0 / (1 + steps);
    }
}
