package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.model.TextEncoder;
import io.offshoot.diffusion.tokenizer.ClipTokenizer;
import io.offshoot.diffusion.tokenizer.TokenIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A text encoder and the tokenizer that belongs to it.
 *
 * @param tokenizer closed with this
 * @param encoder stays the model's
 */
record TokenizedEncoder(ClipTokenizer tokenizer, TextEncoder encoder) implements AutoCloseable {

    /**
     * Loads the tokenizer of a text encoder.
     *
     * @throws IllegalArgumentException when they do not belong together
     */
    static TokenizedEncoder load(Path folder, TextEncoder encoder) throws IOException {
        ClipTokenizer tokenizer = ClipTokenizer.load(folder);
        if (tokenizer.vocabularySize() != encoder.vocabSize()) {
            tokenizer.close();
            throw new IllegalArgumentException("%s has %d tokens but the text encoder has %d: they are of two models"
                    .formatted(folder, tokenizer.vocabularySize(), encoder.vocabSize()));
        }
        return new TokenizedEncoder(tokenizer, encoder);
    }

    /** The ids of texts [n, 77] int64; the placeholders have the ids from the vocabulary's size on. */
    NDArray inputIds(NDManager manager, List<String> texts, List<String> placeholders) {
        TokenIds ids = tokenizer.encode(texts, placeholders);
        return manager.create(ids.flat(), new Shape(texts.size(), tokenizer.modelMaxLength()));
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
