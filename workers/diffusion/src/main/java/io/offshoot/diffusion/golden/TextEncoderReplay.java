package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.HiddenStates;
import io.offshoot.diffusion.model.StableDiffusion;
import java.util.Arrays;

/** Token ids to hidden states. */
final class TextEncoderReplay implements SectionReplay {

    private final StableDiffusion model;

    TextEncoderReplay(StableDiffusion model) {
        this.model = model;
    }

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        for (String name : golden.caseNames()) {
            comparisons.replay(name, () -> {
                try (NDManager manager = model.newManager()) {
                    replay(new GoldenArrays(golden, manager), name, comparisons);
                }
            });
        }
    }

    private void replay(GoldenArrays arrays, String name, Comparisons comparisons) {
        NDArray ids = arrays.longs(name + "/input_ids");
        NDArray rows = usesConcepts(ids)
                ? arrays.floats("placeholder_vectors")
                : model.textEncoder().noConceptRows(arrays.manager());
        HiddenStates states = model.textEncoder().hiddenStates(ids, rows);
        comparisons.floats(name + "/hidden_0", states.embeddings());
        comparisons.floats(name + "/hidden_penultimate", states.penultimate());
        comparisons.floats(name + "/last_hidden_state", states.last());
        comparisons.floats(name + "/pooled", states.pooled());
        // the way that edits take
        comparisons.floats(name + "/last_hidden_state", model.textEncoder().forward(ids, rows));
    }

    private boolean usesConcepts(NDArray ids) {
        return Arrays.stream(ids.toLongArray())
                .anyMatch(id -> id >= model.textEncoder().vocabSize());
    }
}
