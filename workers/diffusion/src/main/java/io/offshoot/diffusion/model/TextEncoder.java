package io.offshoot.diffusion.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;

/**
 * CLIP's text encoder, with room for learned concepts.
 *
 * <p>A concept is one or more rows beside the vocabulary: with k rows given, the ids vocabSize to vocabSize + k - 1
 * address them. Source: transformers {@code models/clip/modeling_clip.py}. Calls from several threads take turns.
 */
public final class TextEncoder implements AutoCloseable {

    static final String FIRST = "text_encoder";

    static final String SECOND = "text_encoder_2";

    private final TextConfig config;
    private final Network network;

    TextEncoder(TextConfig config, Network network) {
        this.config = config;
        this.network = network;
    }

    /** Loads the text encoder of a model folder, the first where there are two. */
    public static TextEncoder load(ModelFolder folder, LoadSettings settings) throws IOException {
        return load(folder, FIRST, settings);
    }

    /**
     * Loads one of a model's text encoders.
     *
     * @param part {@code text_encoder} or {@code text_encoder_2}
     */
    public static TextEncoder load(ModelFolder folder, String part, LoadSettings settings) throws IOException {
        TextConfig config = TextConfig.read(folder.config(part));
        try (NetworkSource source = source(config, folder, part, settings)) {
            return new TextEncoder(config, source.load());
        }
    }

    static NetworkSource source(TextConfig config, ModelFolder folder, String part, LoadSettings settings)
            throws IOException {
        return NetworkSource.open(
                folder.part(part), settings, Precision.of(settings), layers -> new TextModule(config, layers).build());
    }

    /**
     * Encodes token ids.
     *
     * @param inputIds [n, tokens] int64
     * @param conceptRows [k, width] float32; k may be 0 (see {@link #noConceptRows}); the gradient of the result reaches
     *     it if it requires one
     * @return the last hidden state, after the final layer norm [n, tokens, width], attached to the manager of
     *     {@code inputIds}
     */
    public NDArray forward(NDArray inputIds, NDArray conceptRows) {
        check(inputIds, conceptRows);
        return network.forward(inputIds, conceptRows);
    }

    /** Encodes token ids, giving the states between the layers too; without gradients. Arguments as for forward. */
    public HiddenStates hiddenStates(NDArray inputIds, NDArray conceptRows) {
        check(inputIds, conceptRows);
        NDList states = network.run("hidden_states", inputIds, conceptRows);
        return new HiddenStates(states.get(0), states.get(1), states.get(2), states.get(3));
    }

    /**
     * The vocabulary's own vectors, to begin a concept from.
     *
     * @param ids [m] int64, below vocabSize
     * @return [m, width], attached to the manager of {@code ids}
     */
    public NDArray tokenEmbeddings(NDArray ids) {
        Shapes.require("ids", ids, -1);
        requireBelow(config.vocabSize(), ids);
        return network.run("token_embeddings", ids).singletonOrThrow();
    }

    /** The concept rows of a text that has none: [0, width]. */
    public NDArray noConceptRows(NDManager manager) {
        return manager.create(new Shape(0, width()), DataType.FLOAT32);
    }

    /** The length of a token's vector. */
    public int width() {
        return config.hiddenSize();
    }

    /** How many tokens the vocabulary has; the id of the first concept row. */
    public int vocabSize() {
        return config.vocabSize();
    }

    /** How many numbers the weights are, as diffusers' num_parameters counts them. */
    public long numParameters() {
        return network.numParameters();
    }

    /** The sizes that config.json gives. */
    public TextConfig config() {
        return config;
    }

    private void check(NDArray inputIds, NDArray conceptRows) {
        Shapes.require("inputIds", inputIds, -1, -1);
        Shapes.require("conceptRows", conceptRows, -1, width());
        if (inputIds.getShape().get(1) > config.maxPositionEmbeddings()) {
            throw new IllegalArgumentException("inputIds must have at most " + config.maxPositionEmbeddings()
                    + " tokens, had " + inputIds.getShape().get(1));
        }
        requireBelow(config.vocabSize() + conceptRows.getShape().get(0), inputIds);
    }

    private static void requireBelow(long limit, NDArray ids) {
        for (long id : ids.toLongArray()) {
            if (id < 0 || id >= limit) {
                throw new IllegalArgumentException(
                        "token id " + id + " is not below " + limit + ", the vocabulary's size plus the concept rows");
            }
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
