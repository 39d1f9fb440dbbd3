package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The text states of the distinct prompts of a request.
 *
 * @param prompts each prompt once
 * @param states one row per prompt
 * @param emptyIsSilent whether zeros stand for an empty negative prompt, as with SDXL
 */
record PromptStates(List<String> prompts, TextStates states, boolean emptyIsSilent) {

    /** The states of each edit's prompts. */
    Conditioning of(NDManager manager, List<Edit> edits) {
        TextStates positive = pick(manager, edits, Edit::prompt);
        if (edits.stream().noneMatch(Edit::guided)) {
            return new Conditioning(positive, positive);
        }
        TextStates negative = pick(manager, edits, edit -> edit.guided() ? edit.negativePrompt() : edit.prompt());
        return new Conditioning(positive, emptyIsSilent ? negative.silent(withoutNegativePrompt(edits)) : negative);
    }

    private static List<Integer> withoutNegativePrompt(List<Edit> edits) {
        return IntStream.range(0, edits.size())
                .filter(i -> edits.get(i).negativePrompt().isEmpty())
                .boxed()
                .toList();
    }

    private TextStates pick(NDManager manager, List<Edit> edits, Function<Edit, String> prompt) {
        return states.pick(
                manager, edits.stream().map(prompt).map(prompts::indexOf).toList());
    }
}
