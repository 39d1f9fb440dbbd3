package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.image.Mask;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latents that the edits of a batch may change.
 *
 * @param factor pixels to a latent in each direction
 */
record RepaintMasks(List<Edit> edits, int factor) {

    /** [n, 1, h, w] for latents [n, 4, h, w]: 1 where the edit of a row may change them. */
    NDArray of(NDArray latents) {
        int height = (int) latents.getShape().get(2);
        int width = (int) latents.getShape().get(3);
        float[] values = new float[edits.size() * height * width];
        for (int i = 0; i < edits.size(); i++) {
            float[] row = row(edits.get(i).options().repaint(), width * height);
            System.arraycopy(row, 0, values, i * row.length, row.length);
        }
        return latents.getManager().create(values, new Shape(edits.size(), 1, height, width));
    }

    private float[] row(@Nullable Repaint repaint, int count) {
        float[] values = new float[count];
        if (repaint == null) {
            Arrays.fill(values, 1);
            return values;
        }
        Mask mask = repaint.latents(factor);
        for (int i = 0; i < values.length; i++) {
            values[i] = mask.chosen()[i] ? 1 : 0;
        }
        return values;
    }
}
