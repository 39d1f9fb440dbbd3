package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.schedule.NoiseLevel;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of a batch that a masked edit keeps: after every step it is the clean latents again, with as much noise as
 * the rest has.
 *
 * @param repaint 1 where latents may change, 0 where they are kept [n, 1, h, w]
 * @param clean the clean latents [n, 4, h, w]
 * @param noise the noise that brings them to any level [n, 4, h, w]
 */
public record KeptLatents(NDArray repaint, NDArray clean, NDArray noise) {

    /** Rows of the given latents that keep nothing. */
    static KeptLatents nothing(NDManager manager, Shape latents) {
        Shape mask = new Shape(latents.get(0), 1, latents.get(2), latents.get(3));
        NDArray zeros = manager.zeros(latents);
        return new KeptLatents(manager.ones(mask), zeros, zeros);
    }

    /** The rows of several, one after the other. */
    static KeptLatents concat(List<KeptLatents> parts) {
        return new KeptLatents(
                NDArrays.concat(
                        new NDList(parts.stream().map(KeptLatents::repaint).toList())),
                NDArrays.concat(
                        new NDList(parts.stream().map(KeptLatents::clean).toList())),
                NDArrays.concat(
                        new NDList(parts.stream().map(KeptLatents::noise).toList())));
    }

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

    Stream<NDArray> arrays() {
        return Stream.of(repaint, clean, noise);
    }
}
