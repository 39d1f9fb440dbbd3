package io.offshoot.diffusion.inversion;

import io.offshoot.diffusion.Progress;

/** Watches a training, on the thread that learns; what it throws ends the training. */
public interface TrainingListener {

    /** A step was taken. */
    default void step(TrainingStep step) {}

    /** A state to go on from, after every judgement on held-out noise; the last one has nothing left to learn. */
    default void checkpoint(TrainingState state) {}

    /** Counts steps only. */
    static TrainingListener counting(Progress progress) {
        return new TrainingListener() {
            @Override
            public void step(TrainingStep step) {
                progress.report(step.number(), step.total());
            }
        };
    }
}
