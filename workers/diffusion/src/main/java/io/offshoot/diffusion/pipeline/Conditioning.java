package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * The text states that the rows of a batch are drawn towards and away from.
 *
 * @param prompts [n, 77, d]
 * @param negativePrompts [n, 77, d]; looked at for guided rows only
 */
public record Conditioning(NDArray prompts, NDArray negativePrompts) {

    /**
     * States of the negative prompts of {@code guided}, then of the prompts of {@code all}; both are places of rows.
     *
     * @param manager gets the result
     */
    NDArray context(NDManager manager, List<Integer> guided, List<Integer> all) {
        NDArray positive = PerRow.pick(manager, prompts, all);
        if (guided.isEmpty()) {
            return positive;
        }
        try (positive;
                NDArray negative = PerRow.pick(manager, negativePrompts, guided)) {
            return NDArrays.concat(new NDList(negative, positive));
        }
    }
}
