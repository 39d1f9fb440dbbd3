package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of edits starts from.
 *
 * @param noisy latents at each row's first noise level [n, 4, h, w]
 * @param kept what masked edits keep of the clean latents; null when every edit may change all
 */
public record StartLatents(NDArray noisy, @Nullable KeptLatents kept) {

    /**
     * Brings clean latents to where their edits start.
     *
     * @param clean scaled latents [n, 4, h, w]
     * @param noise standard normal [n, 4, h, w]
     * @param edits one per row
     * @param rows their runs
     * @param factor pixels to a latent in each direction
     */
    public static StartLatents of(NDArray clean, NDArray noise, List<Edit> edits, List<DenoisingRow> rows, int factor) {
        NDArray noisy = AddNoise.apply(
                clean, noise, rows.stream().map(row -> row.run().start()).toList());
        if (edits.stream().allMatch(edit -> edit.options().repaint() == null)) {
            return new StartLatents(noisy, null);
        }
        return new StartLatents(noisy, new KeptLatents(new RepaintMasks(edits, factor).of(clean), clean, noise));
    }
}
