package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.random.TorchGenerator;
import io.offshoot.diffusion.schedule.NoiseLevel;
import io.offshoot.diffusion.schedule.SamplingRun;
import io.offshoot.diffusion.schedule.Scheduler;
import io.offshoot.diffusion.schedule.Step;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a denoising batch does.
 *
 * @param run its noise level at the start and its steps
 * @param guidanceScale its classifier-free guidance; 1 and less runs no unconditional row
 * @param guidanceInterval the steps in which it is guided
 * @param renoise how its kept latents are treated, if it has any
 * @param generator where the noise of steps that add some is drawn
 */
public record DenoisingRow(
        SamplingRun run,
        double guidanceScale,
        GuidanceInterval guidanceInterval,
        Renoise renoise,
        TorchGenerator generator) {

    public DenoisingRow {
        if (run.steps().stream().anyMatch(step -> step.update().clip() != null)) {
            throw new IllegalArgumentException("clip_sample must be false: latents are not bounded by the clip range");
        }
    }

    /**
     * The row of an edit.
     *
     * @throws IllegalArgumentException when the strength leaves no step, or the scheduler cannot do what is asked
     */
    public static DenoisingRow of(Edit edit, Scheduler scheduler) {
        EditOptions options = edit.options();
        SamplingRun run = SamplingRun.of(scheduler.withEta(options.eta()), edit.numInferenceSteps(), edit.strength());
        return new DenoisingRow(
                options.repaint() == null ? run : options.renoise().start(run, edit.strength()),
                edit.guidanceScale(),
                options.guidanceInterval(),
                options.renoise(),
                new TorchGenerator(edit.seed()));
    }

    /** A row that follows its prompt alone, changes all of the latents and draws no noise. */
    static DenoisingRow unguided(SamplingRun run) {
        return new DenoisingRow(run, 1, GuidanceInterval.ALWAYS, Renoise.NEXT, new TorchGenerator(0));
    }

    /** Whether the row ever needs its negative prompt. */
    public boolean guided() {
        return guidanceScale > 1;
    }

    /** The row at the step that {@code taken} others precede. */
    Place after(int taken) {
        return new Place(this, taken);
    }

    /** A row at one of its steps. */
    static final class Place {

        private final DenoisingRow row;
        private final int taken;
        private float @Nullable [] fresh;

        Place(DenoisingRow row, int taken) {
            this.row = row;
            this.taken = taken;
        }

        DenoisingRow row() {
            return row;
        }

        Step step() {
            return row.run.steps().get(taken);
        }

        boolean guided() {
            return row.guided()
                    && row.guidanceInterval.holds(taken, row.run.steps().size());
        }

        /** The level of the kept latents once the step is made. */
        NoiseLevel keptLevel() {
            return row.renoise.level(row.run, taken);
        }

        /** The noise that the step adds, zeros when it adds none; the same however often the step is tried. */
        float[] noise(int length) {
            if (step().update().noise() == 0) {
                return new float[length];
            }
            float[] drawn = fresh;
            if (drawn == null) {
                drawn = row.generator.randn(length);
                fresh = drawn;
            }
            return drawn;
        }

        /** Whether this is the row's last step. */
        boolean isLast() {
            return row.run.steps().size() == taken + 1;
        }

        /** The place after the step. */
        Place next() {
            return new Place(row, taken + 1);
        }
    }
}
