package io.offshoot.diffusion.pipeline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.offshoot.diffusion.image.PictureSize;
import io.offshoot.diffusion.model.AddedConditions;
import io.offshoot.diffusion.model.HiddenStates;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.model.TextEncoder;
import io.offshoot.diffusion.tokenizer.ClipTokenizer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prompts to the text states that condition the UNet: tokenizer and text encoder together, two of each in SDXL. */
public final class PromptEncoder implements AutoCloseable {

    /** How many numbers tell SDXL of a picture's sizes: original size, crop and target size. */
    static final int SIZES = 6;

    private final TokenizedEncoder first;
    private final @Nullable TokenizedEncoder second;

    private PromptEncoder(TokenizedEncoder first, @Nullable TokenizedEncoder second) {
        this.first = first;
        this.second = second;
    }

    /**
     * The encoder of a model; the model stays the caller's.
     *
     * @throws IllegalArgumentException when tokenizer and text encoder do not belong together
     */
    public static PromptEncoder load(StableDiffusion model) throws IOException {
        TokenizedEncoder first = TokenizedEncoder.load(model.tokenizerFolder(), model.textEncoder());
        TextEncoder encoder2 = model.textEncoder2();
        try {
            return new PromptEncoder(
                    first, encoder2 == null ? null : TokenizedEncoder.load(model.tokenizer2Folder(), encoder2));
        } catch (IOException | RuntimeException e) {
            first.close();
            throw e;
        }
    }

    /** The tokenizer, the first where there are two. */
    public ClipTokenizer tokenizer() {
        return first.tokenizer();
    }

    /**
     * The text states of prompts.
     *
     * @param manager gets the result
     * @param picture the size of the pictures that they condition, which SDXL is told
     * @return one row per prompt
     * @throws IllegalArgumentException when the concept belongs to another model
     */
    public TextStates encode(NDManager manager, List<String> prompts, ConceptVectors concept, PictureSize picture) {
        try (NDManager scope = manager.newSubManager()) {
            TextStates encoded = second == null
                    ? TextStates.of(
                            first.encoder().forward(inputIds(scope, prompts, concept), conceptRows(scope, concept)))
                    : encodeTwice(scope, second, prompts, concept, picture);
            encoded.attach(manager);
            return encoded;
        }
    }

    /** As diffusers' StableDiffusionXLImg2ImgPipeline.encode_prompt: states before the last layers, side by side. */
    private TextStates encodeTwice(
            NDManager scope,
            TokenizedEncoder other,
            List<String> prompts,
            ConceptVectors concept,
            PictureSize picture) {
        if (!concept.vectors().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s cannot be used: models of the SDXL shape have two text encoders, for which no concepts are learned"
                            .formatted(concept.placeholder()));
        }
        NDArray states1 = hiddenStates(scope, first, prompts).penultimate();
        HiddenStates states2 = hiddenStates(scope, other, prompts);
        NDArray states = NDArrays.concat(new NDList(states1, states2.penultimate()), 2);
        return new TextStates(states, new AddedConditions(states2.pooled(), timeIds(scope, prompts.size(), picture)));
    }

    private static HiddenStates hiddenStates(NDManager scope, TokenizedEncoder part, List<String> prompts) {
        NDArray ids = part.inputIds(scope, prompts, List.of());
        return part.encoder().hiddenStates(ids, part.encoder().noConceptRows(scope));
    }

    /** Original size, crop and target size: nothing is cropped, and a picture is edited at its own size. */
    private static NDArray timeIds(NDManager manager, int rows, PictureSize picture) {
        float height = picture.height();
        float width = picture.width();
        return manager.create(new float[] {height, width, 0, 0, height, width})
                .reshape(1, -1)
                .repeat(0, rows);
    }

    /** The ids of prompts as the text encoder takes them: [n, 77] int64. */
    public NDArray inputIds(NDManager manager, List<String> prompts, ConceptVectors concept) {
        return first.inputIds(manager, prompts.stream().map(concept::expand).toList(), concept.tokens());
    }

    /** The concept's vectors as the text encoder takes them: [k, width] float32, k may be 0. */
    public NDArray conceptRows(NDManager manager, ConceptVectors concept) {
        int count = concept.vectors().size();
        if (count == 0) {
            return first.encoder().noConceptRows(manager);
        }
        requireUsable(concept);
        return manager.create(concept.flat(), new Shape(count, first.encoder().width()));
    }

    /**
     * Checks that prompts of this model can hold a concept.
     *
     * @throws IllegalArgumentException when its vectors have another width, or its token is a word of the vocabulary
     */
    public void requireUsable(ConceptVectors concept) {
        int width = concept.flat().length / Math.max(1, concept.vectors().size());
        if (!concept.vectors().isEmpty() && width != first.encoder().width()) {
            throw new IllegalArgumentException(
                    "the vectors of %s have width %d but this model's text encoder has %d: they were learned on another model"
                            .formatted(
                                    concept.placeholder(),
                                    width,
                                    first.encoder().width()));
        }
        concept.tokens().stream().filter(first.tokenizer()::isWord).findFirst().ifPresent(token -> {
            throw new IllegalArgumentException(
                    "%s is a word of this model's vocabulary already: give the concept another token, such as <%s>"
                            .formatted(token, token));
        });
    }

    @Override
    public void close() {
        first.close();
        if (second != null) {
            second.close();
        }
    }
}
