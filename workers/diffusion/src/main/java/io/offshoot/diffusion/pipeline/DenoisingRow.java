package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.schedule.SamplingRun;
import io.offshoot.diffusion.schedule.Step;

/**
 * What one row of a denoising batch does.
 *
 * @param run its noise level at the start and its steps
 * @param guidanceScale its classifier-free guidance; 1 and less runs no unconditional row
 */
public record DenoisingRow(SamplingRun run, double guidanceScale) {

    public DenoisingRow {
        if (run.steps().stream().anyMatch(step -> step.clip() != null)) {
            throw new IllegalArgumentException("clip_sample must be false: latents are not bounded by the clip range");
        }
    }

    /** Whether the row needs its negative prompt. */
    public boolean guided() {
        return guidanceScale > 1;
    }

    /** The step taken after {@code position} others. */
    Step step(int position) {
        return run.steps().get(position);
    }

    /** Whether nothing is left after {@code position} steps. */
    boolean endsAt(int position) {
        return run.steps().size() == position;
    }
}
