package io.offshoot.diffusion.tokenizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a diffusers {@code tokenizer} folder: vocabulary, merges and which tokens are special.
 *
 * @param vocabulary token to id
 * @param merges pairs, most frequent first
 * @param config tokenizer_config.json with the entries of special_tokens_map.json where it has none of its own
 */
record TokenizerFolder(ObjectNode vocabulary, List<String> merges, JsonNode config) {

    /** transformers reads no more merges than this: 49152 tokens less 256 bytes, less two special tokens. */
    private static final int MOST_MERGES = 49152 - 256 - 2;

    static TokenizerFolder read(Path folder) throws IOException {
        ObjectNode config = optional(folder.resolve("special_tokens_map.json"));
        config.setAll(optional(folder.resolve("tokenizer_config.json")));
        return new TokenizerFolder(object(folder.resolve("vocab.json")), merges(folder.resolve("merges.txt")), config);
    }

    /** The content of a special token such as {@code pad_token}, which may stand as a text or as an object. */
    String special(String key, String otherwise) {
        JsonNode token = config.path(key);
        return token.isObject() ? token.path("content").asText(otherwise) : token.asText(otherwise);
    }

    /** The id of a token that must be in the vocabulary. */
    int idOf(String token) {
        if (!vocabulary.has(token)) {
            throw new IllegalArgumentException("vocab.json does not hold the special token " + token);
        }
        return vocabulary.get(token).asInt();
    }

    private static List<String> merges(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.startsWith("#version") && !line.isBlank())
                    .limit(MOST_MERGES)
                    .toList();
        }
    }

    private static ObjectNode optional(Path file) throws IOException {
        return Files.exists(file) ? object(file) : new ObjectMapper().createObjectNode();
    }

    private static ObjectNode object(Path file) throws IOException {
        try {
            if (new ObjectMapper().readTree(Files.readString(file)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException(file + " must hold a JSON object");
    }
}
