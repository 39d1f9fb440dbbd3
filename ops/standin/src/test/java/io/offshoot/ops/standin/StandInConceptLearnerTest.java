package io.offshoot.ops.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TrainingState;
import io.offshoot.workers.trainer.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandInConceptLearnerTest {
    private static final List<RgbImage> PHOTOS = List.of(new RgbImage(2, 2, new byte[12]));
    private static final InversionSettings SETTINGS =
            InversionSettings.daFusion().withSteps(25).withSeed(3);

    private final StandInConceptLearner learner = new StandInConceptLearner(StandInDevice.INSTANT);

    @Test
    void goesOnFromTheLastCheckpointToTheSameConcept() {
        LearnedConcept unbroken = learner.learn(PHOTOS, SETTINGS, Checkpoint.NONE, step -> {});
        Kept kept = new Kept();
        learner.learn(PHOTOS, SETTINGS, kept, step -> {});
        List<Integer> steps = new ArrayList<>();

        LearnedConcept resumed = learner.learn(PHOTOS, SETTINGS, kept, step -> steps.add(step.number()));

        assertThat(steps).first().isEqualTo(21);
        assertThat(resumed.vectors().get(0)).isEqualTo(unbroken.vectors().get(0));
    }

    @Test
    void anotherSeedLearnsOtherVectors() {
        LearnedConcept other = learner.learn(PHOTOS, SETTINGS.withSeed(4), Checkpoint.NONE, step -> {});

        assertThat(other.vectors().get(0))
                .hasSize(StandInPhotoEditor.VECTOR_WIDTH)
                .isNotEqualTo(learner.learn(PHOTOS, SETTINGS, Checkpoint.NONE, step -> {})
                        .vectors()
                        .get(0));
    }

    /** Keeps the last state in memory. */
    private static final class Kept implements Checkpoint {
        private Optional<TrainingState> last = Optional.empty();

        @Override
        public boolean isThere() {
            return last.isPresent();
        }

        @Override
        public Optional<TrainingState> last() {
            return last;
        }

        @Override
        public void keep(TrainingState state) {
            last = Optional.of(state);
        }
    }
}
