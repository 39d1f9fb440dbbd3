package io.offshoot.diffusion.model;

import ai.djl.ndarray.NDArray;

/**
 * What a text encoder computes on its way.
 *
 * @param embeddings token and position embeddings [n, tokens, width]
 * @param penultimate before the last layer, without the final layer norm [n, tokens, width]
 * @param last after the final layer norm [n, tokens, width], what SD 1.x and 2.x use
 * @param pooled the last state at the end of each text [n, width]
 */
public record HiddenStates(NDArray embeddings, NDArray penultimate, NDArray last, NDArray pooled) {}
