package io.offshoot.workers.trainer;

import io.offshoot.diffusion.inversion.TrainingState;
import java.util.Optional;

/** A checkpoint that is there; what it holds is of no interest. */
final class BegunTraining implements Checkpoint {

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Optional<TrainingState> last() {
        return Optional.empty();
    }

    @Override
    public void keep(TrainingState state) {}
}
