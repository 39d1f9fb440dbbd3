package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * The text states that the rows of a batch are drawn towards and away from.
 *
 * @param prompts of n rows
 * @param negativePrompts of n rows; looked at for guided rows only
 */
public record Conditioning(TextStates prompts, TextStates negativePrompts) {

    /** The states [n, 77, d] of a model without added conditions. */
    public Conditioning(NDArray prompts, NDArray negativePrompts) {
        this(TextStates.of(prompts), TextStates.of(negativePrompts));
    }

    /**
     * States of the negative prompts of {@code guided}, then of the prompts of {@code all}; both are places of rows.
     *
     * @param manager gets the result
     */
    TextStates context(NDManager manager, List<Integer> guided, List<Integer> all) {
        TextStates positive = prompts.pick(manager, all);
        if (guided.isEmpty()) {
            return positive;
        }
        try (positive;
                TextStates negative = negativePrompts.pick(manager, guided)) {
            return negative.followedBy(positive);
        }
    }
}
