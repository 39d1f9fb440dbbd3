package io.offshoot.diffusion.model;

import ai.djl.ndarray.NDArray;

/**
 * What SDXL's UNet is told beside the text states (diffusers' {@code added_cond_kwargs}).
 *
 * @param textEmbeds the projected pooled state of the second text encoder [n, projectionDim]
 * @param timeIds height and width of the original picture, top and left of the crop, height and width of the target
 *     [n, 6], float32
 */
public record AddedConditions(NDArray textEmbeds, NDArray timeIds) {

    /** Some of the rows, by an index such as {@code 2:}. */
    public AddedConditions get(String rows) {
        return new AddedConditions(textEmbeds.get(rows), timeIds.get(rows));
    }
}
