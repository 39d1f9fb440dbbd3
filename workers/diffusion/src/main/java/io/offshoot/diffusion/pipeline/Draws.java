package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.random.TorchGenerator;
import java.util.List;

/**
 * The noise of a batch of edits, each row from a generator of its own: first the noise of the posterior sample, then
 * the diffusion noise, as diffusers draws with a list of generators.
 *
 * @param posterior [n, 4, h, w]
 * @param noise [n, 4, h, w]
 */
record Draws(NDArray posterior, NDArray noise) {

    /** Draws for latents of the shape [any, 4, h, w]. */
    static Draws of(NDManager manager, List<Edit> edits, List<DenoisingRow> rows, Shape latents) {
        int length = (int) latents.slice(1).size();
        float[] posterior = new float[edits.size() * length];
        float[] noise = new float[edits.size() * length];
        for (int i = 0; i < edits.size(); i++) {
            TorchGenerator generator = rows.get(i).generator();
            System.arraycopy(generator.randn(length), 0, posterior, i * length, length);
            System.arraycopy(generator.randn(length), 0, noise, i * length, length);
            if (encodesMaskedPhoto(edits.get(i).options())) {
                generator.randn(length);
            }
        }
        Shape shape = new Shape(edits.size()).addAll(latents.slice(1));
        return new Draws(manager.create(posterior, shape), manager.create(noise, shape));
    }

    /** diffusers' inpaint pipeline also samples the posterior of the masked photo, and then has no use for it. */
    private static boolean encodesMaskedPhoto(EditOptions options) {
        return options.repaint() != null && options.renoise() == Renoise.NEXT;
    }
}
