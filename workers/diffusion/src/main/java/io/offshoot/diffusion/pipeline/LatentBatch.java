package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.schedule.Step;
import java.util.Arrays;
import java.util.List;

/**
 * The latents of a batch whose rows are at places of their own in runs of their own, and the sampler's memory of each.
 *
 * <p>A step of the whole batch is one expression with per-row coefficients, see {@link Step}.
 */
final class LatentBatch implements AutoCloseable {

    private static final int REMEMBERED = 3;

    private final NDManager manager;
    private NDArray sample;
    private NDArray previousSample;
    private NDArray[] history = new NDArray[REMEMBERED];

    /** Begins with the rows at {@code places} of the noisy latents {@code start} [n, 4, h, w]. */
    LatentBatch(NDManager parent, NDArray start, List<Integer> places) {
        this.manager = parent.newSubManager();
        this.sample = PerRow.pick(manager, start, places);
        this.previousSample = sample.duplicate();
        for (int i = 0; i < REMEMBERED; i++) {
            history[i] = sample.zerosLike();
        }
    }

    /** The present latents [n, 4, h, w]; the batch keeps owning them. */
    NDArray sample() {
        return sample;
    }

    /**
     * Moves every row by its step.
     *
     * @param output the guided UNet output for the present latents [n, 4, h, w]; copied where it is remembered
     */
    void advance(List<Step> steps, NDArray output) {
        try (NDManager scope = manager.newSubManager()) {
            attachAll(scope);
            NDArray mine = output.duplicate();
            mine.attach(scope);
            NDArray next = next(steps, mine);
            remember(steps, mine);
            previousSample = sample;
            sample = next;
            attachAll(manager);
        }
    }

    /** Lets only the rows at {@code places} stay. */
    void retain(List<Integer> places) {
        try (NDManager scope = manager.newSubManager()) {
            attachAll(scope);
            sample = PerRow.pick(manager, sample, places);
            previousSample = PerRow.pick(manager, previousSample, places);
            history = Arrays.stream(history)
                    .map(output -> PerRow.pick(manager, output, places))
                    .toArray(NDArray[]::new);
        }
    }

    /**
     * One row [1, 4, h, w].
     *
     * @param owner gets the result
     */
    NDArray row(int place, NDManager owner) {
        return PerRow.pick(owner, sample, List.of(place));
    }

    @Override
    public void close() {
        manager.close();
    }

    private NDArray next(List<Step> steps, NDArray output) {
        NDArray next = sample.mul(PerRow.numbers(sample.getManager(), steps, Step::sample));
        next = PerRow.addScaled(next, output, steps, Step::output);
        next = PerRow.addScaled(next, previousSample, steps, Step::previousSample);
        next = PerRow.addScaled(next, history[0], steps, step -> step.history().first());
        next = PerRow.addScaled(next, history[1], steps, step -> step.history().second());
        return PerRow.addScaled(next, history[2], steps, step -> step.history().third());
    }

    private void remember(List<Step> steps, NDArray output) {
        if (steps.stream().noneMatch(Step::remember)) {
            return;
        }
        boolean all = steps.stream().allMatch(Step::remember);
        NDArray newest = output;
        for (int i = 0; i < REMEMBERED; i++) {
            NDArray older = history[i];
            history[i] = all ? newest : mix(steps, newest, older);
            newest = older;
        }
    }

    private static NDArray mix(List<Step> steps, NDArray remembered, NDArray kept) {
        NDArray share = PerRow.numbers(kept.getManager(), steps, step -> step.remember() ? 1 : 0);
        return remembered.mul(share).add(kept.mul(share.neg().add(1)));
    }

    private void attachAll(NDManager owner) {
        sample.attach(owner);
        previousSample.attach(owner);
        for (NDArray output : history) {
            output.attach(owner);
        }
    }
}
