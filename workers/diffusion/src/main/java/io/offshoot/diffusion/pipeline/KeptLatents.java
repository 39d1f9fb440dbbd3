package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.schedule.NoiseLevel;
import java.util.List;

/**
 * The part of a batch that a masked edit keeps: after every step it is the clean latents again, with as much noise as
 * the rest has.
 *
 * @param repaint 1 where latents may change, 0 where they are kept [n, 1, h, w]
 * @param clean the clean latents [n, 4, h, w]
 * @param noise the noise that brings them to any level [n, 4, h, w]
 */
public record KeptLatents(NDArray repaint, NDArray clean, NDArray noise) {

    /** The latents with the kept part put back at one level per row; the arguments stay the caller's. */
    NDArray putBack(NDArray latents, List<NoiseLevel> levels) {
        return AddNoise.apply(clean, noise, levels).mul(repaint.neg().add(1)).add(latents.mul(repaint));
    }

    /**
     * The rows at the given places.
     *
     * @param manager gets the result
     */
    KeptLatents pick(NDManager manager, List<Integer> places) {
        return new KeptLatents(
                PerRow.pick(manager, repaint, places),
                PerRow.pick(manager, clean, places),
                PerRow.pick(manager, noise, places));
    }
}
