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
        int eosTokenId) {

    /** Reads and checks a config.json. */
    public static TextConfig read(ConfigFile file) throws ModelException {
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
                file.number("layer_norm_eps", 1e-5),
                (int) file.number("eos_token_id", 49407));
    }
}
