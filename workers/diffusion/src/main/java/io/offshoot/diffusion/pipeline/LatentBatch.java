package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.schedule.NoiseLevel;
import io.offshoot.diffusion.schedule.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

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
    void advance(List<DenoisingRow.Place> rows, NDArray output) {
        List<Step> steps = rows.stream().map(DenoisingRow.Place::step).toList();
        try (NDManager scope = manager.newSubManager()) {
            attachAll(scope);
            NDArray mine = output.duplicate();
            mine.attach(scope);
            NDArray next = withNoise(next(updates(steps), mine), rows);
            remember(steps, mine);
            previousSample = sample;
            sample = next;
            attachAll(manager);
        }
    }

    /** Puts back what a masked edit keeps, at one noise level per row. */
    void putBack(KeptLatents kept, List<NoiseLevel> levels) {
        try (NDManager scope = manager.newSubManager()) {
            KeptLatents mine =
                    kept.pick(scope, IntStream.range(0, levels.size()).boxed().toList());
            NDArray old = sample;
            old.attach(scope);
            sample = mine.putBack(old, levels);
            sample.attach(manager);
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

    private static List<Step.Update> updates(List<Step> steps) {
        return steps.stream().map(Step::update).toList();
    }

    private NDArray next(List<Step.Update> updates, NDArray output) {
        NDArray next = sample.mul(PerRow.numbers(sample.getManager(), updates, Step.Update::sample));
        next = PerRow.addScaled(next, output, updates, Step.Update::output);
        next = PerRow.addScaled(next, previousSample, updates, Step.Update::previousSample);
        next = PerRow.addScaled(
                next, history[0], updates, update -> update.history().first());
        next = PerRow.addScaled(
                next, history[1], updates, update -> update.history().second());
        return PerRow.addScaled(
                next, history[2], updates, update -> update.history().third());
    }

    private static NDArray withNoise(NDArray next, List<DenoisingRow.Place> rows) {
        if (rows.stream().allMatch(row -> row.step().update().noise() == 0)) {
            return next;
        }
        int length = (int) (next.size() / rows.size());
        float[] fresh = new float[rows.size() * length];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i).noise(length), 0, fresh, i * length, length);
        }
        NDArray noise = next.getManager().create(fresh, next.getShape());
        return PerRow.addScaled(next, noise, rows, row -> row.step().update().noise());
    }

    private void remember(List<Step> steps, NDArray output) {
        if (steps.stream().allMatch(step -> step.memory() == null)) {
            return;
        }
        boolean all = steps.stream().noneMatch(step -> step.memory() == null);
        NDArray newest = memory(steps, output);
        for (int i = 0; i < REMEMBERED; i++) {
            NDArray older = history[i];
            history[i] = all ? newest : mix(steps, newest, older);
            newest = older;
        }
    }

    private NDArray memory(List<Step> steps, NDArray output) {
        List<Step.Memory> memories = steps.stream()
                .map(step -> Objects.requireNonNullElse(step.memory(), Step.Memory.OUTPUT))
                .toList();
        if (memories.stream().allMatch(Step.Memory.OUTPUT::equals)) {
            return output;
        }
        NDArray scaled = output.mul(PerRow.numbers(output.getManager(), memories, Step.Memory::output));
        return PerRow.addScaled(scaled, sample, memories, Step.Memory::sample);
    }

    private static NDArray mix(List<Step> steps, NDArray remembered, NDArray kept) {
        NDArray share = PerRow.numbers(kept.getManager(), steps, step -> step.memory() == null ? 0 : 1);
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
