package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import io.offshoot.diffusion.schedule.Step;
import java.util.List;
import java.util.Objects;

/** A sampler step of a whole batch as one expression, see {@link Step.Update}. */
final class Advance {

    private Advance() {}

    /** The latents after the step; arrays are those of {@code latents} or attached to their manager. */
    static Latents of(Latents latents, List<DenoisingRow.Place> rows, NDArray output) {
        List<Step> steps = rows.stream().map(DenoisingRow.Place::step).toList();
        NDArray next = withNoise(next(latents, steps.stream().map(Step::update).toList(), output), rows);
        if (steps.stream().allMatch(step -> step.memory() == null)) {
            return new Latents(
                    next, latents.sample(), latents.first(), latents.second(), latents.third(), latents.kept());
        }
        NDArray newest = memory(latents, steps, output);
        return new Latents(
                next,
                latents.sample(),
                mix(steps, newest, latents.first()),
                mix(steps, latents.first(), latents.second()),
                mix(steps, latents.second(), latents.third()),
                latents.kept());
    }

    private static NDArray next(Latents latents, List<Step.Update> updates, NDArray output) {
        NDArray sample = latents.sample();
        NDArray next = sample.mul(PerRow.numbers(sample.getManager(), updates, Step.Update::sample));
        next = PerRow.addScaled(next, output, updates, Step.Update::output);
        next = PerRow.addScaled(next, latents.previousSample(), updates, Step.Update::previousSample);
        next = PerRow.addScaled(
                next, latents.first(), updates, update -> update.history().first());
        next = PerRow.addScaled(
                next, latents.second(), updates, update -> update.history().second());
        return PerRow.addScaled(
                next, latents.third(), updates, update -> update.history().third());
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

    /** What rows that remember this step remember; of the others it does not matter. */
    private static NDArray memory(Latents latents, List<Step> steps, NDArray output) {
        List<Step.Memory> memories = steps.stream()
                .map(step -> Objects.requireNonNullElse(step.memory(), Step.Memory.OUTPUT))
                .toList();
        if (memories.stream().allMatch(Step.Memory.OUTPUT::equals)) {
            return output;
        }
        NDArray scaled = output.mul(PerRow.numbers(output.getManager(), memories, Step.Memory::output));
        return PerRow.addScaled(scaled, latents.sample(), memories, Step.Memory::sample);
    }

    /** The newer one in rows that remember this step, the older one in the others. */
    private static NDArray mix(List<Step> steps, NDArray newer, NDArray older) {
        if (steps.stream().noneMatch(step -> step.memory() == null)) {
            return newer;
        }
        NDArray share = PerRow.numbers(older.getManager(), steps, step -> step.memory() == null ? 0 : 1);
        return newer.mul(share).add(older.mul(share.neg().add(1)));
    }
}
