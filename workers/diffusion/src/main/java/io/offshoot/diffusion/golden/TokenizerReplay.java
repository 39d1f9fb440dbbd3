package io.offshoot.diffusion.golden;

import io.offshoot.diffusion.tokenizer.ClipTokenizer;
import io.offshoot.diffusion.tokenizer.TokenIds;
import java.util.List;

/** Texts to token ids, without and with placeholders. */
final class TokenizerReplay implements SectionReplay {

    private final ClipTokenizer tokenizer;

    TokenizerReplay(ClipTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        List<String> strings = GoldenFile.texts(golden.params().path("strings"));
        for (String name : golden.caseNames()) {
            boolean added = golden.parameters(name).path("placeholders_added").asBoolean();
            comparisons.replay(name, () -> {
                TokenIds ids = tokenizer.encode(strings, added ? placeholders(golden) : List.of());
                comparisons.integers(name + "/input_ids", ids.flat());
                comparisons.integers(name + "/attention_mask", ids.attentionMask());
            });
        }
    }

    private static List<String> placeholders(GoldenFile golden) {
        return GoldenFile.texts(golden.params().path("placeholders"));
    }
}
