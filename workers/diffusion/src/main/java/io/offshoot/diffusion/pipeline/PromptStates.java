package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Function;

/**
 * The text states of the distinct prompts of a request.
 *
 * @param prompts each prompt once
 * @param states [prompts, 77, d]
 */
record PromptStates(List<String> prompts, NDArray states) {

    /** The states of each edit's prompts, [edits, 77, d] both. */
    Conditioning of(NDManager manager, List<Edit> edits) {
        NDArray positive = pick(manager, edits, Edit::prompt);
        if (edits.stream().noneMatch(Edit::guided)) {
            return new Conditioning(positive, positive);
        }
        return new Conditioning(
                positive, pick(manager, edits, edit -> edit.guided() ? edit.negativePrompt() : edit.prompt()));
    }

    private NDArray pick(NDManager manager, List<Edit> edits, Function<Edit, String> prompt) {
        return PerRow.pick(
                manager,
                states,
                edits.stream().map(prompt).map(prompts::indexOf).toList());
    }
}
