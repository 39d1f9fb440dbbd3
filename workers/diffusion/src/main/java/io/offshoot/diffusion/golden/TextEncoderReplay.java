package io.offshoot.diffusion.golden;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.offshoot.diffusion.model.HiddenStates;
import io.offshoot.diffusion.model.TextEncoder;
import java.util.Arrays;

/** Token ids to hidden states. */
final class TextEncoderReplay implements SectionReplay {

    private final GoldenModel model;
    private final TextEncoder encoder;

    TextEncoderReplay(GoldenModel model, TextEncoder encoder) {
        this.model = model;
        this.encoder = encoder;
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
        NDArray rows =
                usesConcepts(ids) ? arrays.floats("placeholder_vectors") : encoder.noConceptRows(arrays.manager());
        HiddenStates states = encoder.hiddenStates(ids, rows);
        comparisons.floats(name + "/hidden_0", states.embeddings());
        comparisons.floats(name + "/hidden_penultimate", states.penultimate());
        comparisons.floats(name + "/last_hidden_state", states.last());
        String pooled = name + (encoder.config().projects() ? "/text_embeds" : "/pooled");
        comparisons.floats(pooled, states.pooled());
        // the way that edits take
        comparisons.floats(name + "/last_hidden_state", encoder.forward(ids, rows));
    }

    private boolean usesConcepts(NDArray ids) {
        return Arrays.stream(ids.toLongArray()).anyMatch(id -> id >= encoder.vocabSize());
    }
}
