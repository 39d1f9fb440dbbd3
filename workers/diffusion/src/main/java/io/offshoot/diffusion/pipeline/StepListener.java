package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;

/** Hears of every step of a batch. */
@FunctionalInterface
public interface StepListener {

    /** Hears nothing. */
    StepListener NONE = (rows, output, latents) -> {};

    /**
     * Called after a step; the arrays are valid during the call only.
     *
     * @param rows how many rows took the step
     * @param output the guided UNet output [rows, 4, h, w]
     * @param latents the latents after the step, in the same order
     */
    void stepped(int rows, NDArray output, NDArray latents);
}
