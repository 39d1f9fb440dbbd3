package io.offshoot.workers.trainer;

import io.offshoot.diffusion.inversion.TrainingState;
import java.util.Optional;

/** Where one training is kept so that it survives a crash of the trainer. */
public interface Checkpoint {

    /** Nothing is kept. */
    Checkpoint NONE = new Checkpoint() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public Optional<TrainingState> last() {
            return Optional.empty();
        }

        @Override
        public void keep(TrainingState state) {}
    };

    /** Whether the training has begun and was kept. */
    boolean isThere();

    /** What was kept last; empty when nothing was, or nothing usable. */
    Optional<TrainingState> last();

    /** Keeps a state in place of the one before. Learning goes on when that fails. */
    void keep(TrainingState state);
}
