package io.offshoot.diffusion.edit;

import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.random.Seeds;

/**
 * One try at one stage of a chain.
 *
 * @param number 0 for the first try, which has the seed that was planned
 */
record Attempt(ChainRun run, int stage, int number) {

    /** Sets the seeds of further attempts apart from those of the stages of a chain. */
    private static final int RETRY = 1 << 20;

    Edit edit() {
        Edit planned = run.stage(stage);
        return number == 0 ? planned : planned.withSeed(Seeds.derived(planned.seed(), RETRY + number));
    }

    Attempt again() {
        return new Attempt(run, stage, number + 1);
    }

    Attempt ofNextStage() {
        return new Attempt(run, stage + 1, 0);
    }
}
