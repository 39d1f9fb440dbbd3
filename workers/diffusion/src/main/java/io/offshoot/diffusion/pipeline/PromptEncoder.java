package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.model.TextEncoder;
import io.offshoot.diffusion.tokenizer.ClipTokenizer;
import io.offshoot.diffusion.tokenizer.TokenIds;
import java.io.IOException;
import java.util.List;

/** Prompts to the text states that condition the UNet: tokenizer and text encoder together. */
public final class PromptEncoder implements AutoCloseable {

    private final ClipTokenizer tokenizer;
    private final TextEncoder textEncoder;

    private PromptEncoder(ClipTokenizer tokenizer, TextEncoder textEncoder) {
        this.tokenizer = tokenizer;
        this.textEncoder = textEncoder;
    }

    /**
     * The encoder of a model; the model stays the caller's.
     *
     * @throws IllegalArgumentException when tokenizer and text encoder do not belong together
     */
    public static PromptEncoder load(StableDiffusion model) throws IOException {
        ClipTokenizer tokenizer = ClipTokenizer.load(model.tokenizerFolder());
        if (tokenizer.vocabularySize() != model.textEncoder().vocabSize()) {
            throw new IllegalArgumentException("%s has %d tokens but the text encoder has %d: they are of two models"
                    .formatted(
                            model.tokenizerFolder(),
                            tokenizer.vocabularySize(),
                            model.textEncoder().vocabSize()));
        }
        return new PromptEncoder(tokenizer, model.textEncoder());
    }

    /** The tokenizer. */
    public ClipTokenizer tokenizer() {
        return tokenizer;
    }

    /**
     * The text states of prompts.
     *
     * @param manager gets the result
     * @return [n, 77, width]
     */
    public NDArray encode(NDManager manager, List<String> prompts, ConceptVectors concept) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray states = textEncoder.forward(inputIds(scope, prompts, concept), conceptRows(scope, concept));
            states.attach(manager);
            return states;
        }
    }

    /** The ids of prompts as the text encoder takes them: [n, 77] int64. */
    public NDArray inputIds(NDManager manager, List<String> prompts, ConceptVectors concept) {
        TokenIds ids = tokenizer.encode(prompts.stream().map(concept::expand).toList(), concept.tokens());
        return manager.create(ids.flat(), new Shape(prompts.size(), tokenizer.modelMaxLength()));
    }

    /** The concept's vectors as the text encoder takes them: [k, width] float32, k may be 0. */
    public NDArray conceptRows(NDManager manager, ConceptVectors concept) {
        int count = concept.vectors().size();
        if (count == 0) {
            return textEncoder.noConceptRows(manager);
        }
        requireUsable(concept);
        return manager.create(concept.flat(), new Shape(count, textEncoder.width()));
    }

    /**
     * Checks that prompts of this model can hold a concept.
     *
     * @throws IllegalArgumentException when its vectors have another width, or its token is a word of the vocabulary
     */
    public void requireUsable(ConceptVectors concept) {
        int width = concept.flat().length / Math.max(1, concept.vectors().size());
        if (!concept.vectors().isEmpty() && width != textEncoder.width()) {
            throw new IllegalArgumentException(
                    "the vectors of %s have width %d but this model's text encoder has %d: they were learned on another model"
                            .formatted(concept.placeholder(), width, textEncoder.width()));
        }
        concept.tokens().stream().filter(tokenizer::isWord).findFirst().ifPresent(token -> {
            throw new IllegalArgumentException(
                    "%s is a word of this model's vocabulary already: give the concept another token, such as <%s>"
                            .formatted(token, token));
        });
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
