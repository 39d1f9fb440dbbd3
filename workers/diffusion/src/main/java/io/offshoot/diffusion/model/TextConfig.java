package io.offshoot.diffusion.model;

/**
 * The shape of a CLIP text encoder, from text_encoder/config.json.
 *
 * @param vocabSize tokens in the vocabulary
 * @param hiddenSize length of a token's vector
 * @param intermediateSize width inside the feed-forward layers
 * @param layers transformer layers
 * @param heads attention heads
 * @param maxPositionEmbeddings the longest text in tokens
 * @param activation {@code quick_gelu} or {@code gelu}
 * @param layerNormEps epsilon of every layer norm
 * @param eosTokenId where a text is pooled; 2, as all published configurations say, means at its largest id
 * @param projectionDim length of the projected pooled state; 0 for a text model without projection
 */
public record TextConfig(
        int vocabSize,
        int hiddenSize,
        int intermediateSize,
        int layers,
        int heads,
        int maxPositionEmbeddings,
        String activation,
        double layerNormEps,
        int eosTokenId,
        int projectionDim) {

    private static final String WITH_PROJECTION = "CLIPTextModelWithProjection";

    /** Reads and checks a config.json; what is not built here is refused by the name of its key. */
    public static TextConfig read(ConfigFile file) throws ModelException {
        file.only("model_type", "clip_text_model");
        file.only("architectures", "CLIPTextModel", WITH_PROJECTION);
        int width = file.positive("hidden_size");
        int heads = file.positive("num_attention_heads");
        if (width % heads != 0) {
            throw file.fault("hidden_size", "must be a multiple of num_attention_heads (" + heads + ")");
        }
        return new TextConfig(
                file.positive("vocab_size"),
                width,
                file.positive("intermediate_size"),
                file.positive("num_hidden_layers"),
                heads,
                file.positive("max_position_embeddings", 77),
                file.oneOf("hidden_act", "quick_gelu", "quick_gelu", "gelu"),
                file.positiveNumber("layer_norm_eps", 1e-5),
                file.whole("eos_token_id", 49407),
                projection(file));
    }

    /** Whether the pooled state is projected, as SDXL's second text encoder does. */
    public boolean projects() {
        return projectionDim > 0;
    }

    private static int projection(ConfigFile file) throws ModelException {
        boolean projects = file.json().path("architectures").path(0).asText().equals(WITH_PROJECTION);
        return projects ? file.positive("projection_dim", 512) : 0;
    }
}
