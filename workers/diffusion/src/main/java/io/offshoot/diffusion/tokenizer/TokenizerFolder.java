package io.offshoot.diffusion.tokenizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a diffusers {@code tokenizer} folder: vocabulary, merges and which tokens are special.
 *
 * @param path the folder
 * @param vocabulary token to id
 * @param merges pairs, most frequent first
 * @param config tokenizer_config.json with the entries of special_tokens_map.json where it has none of its own
 */
record TokenizerFolder(Path path, ObjectNode vocabulary, List<String> merges, JsonNode config) {

    /** transformers reads no more merges than this: 49152 tokens less 256 bytes, less two special tokens. */
    private static final int MOST_MERGES = 49152 - 256 - 2;

    /** CLIP's own vocabulary has a million bytes. */
    private static final long LARGEST_FILE = 64_000_000;

    static TokenizerFolder read(Path folder) throws IOException {
        ObjectNode config = optional(folder.resolve("special_tokens_map.json"));
        config.setAll(optional(folder.resolve("tokenizer_config.json")));
        ObjectNode vocabulary = object(folder.resolve("vocab.json"));
        requireNumbered(vocabulary, folder.resolve("vocab.json"));
        return new TokenizerFolder(folder, vocabulary, merges(folder.resolve("merges.txt")), config);
    }

    /** The content of a special token such as {@code pad_token}, which may stand as a text or as an object. */
    String special(String key, String otherwise) {
        JsonNode token = config.path(key);
        return token.isObject() ? token.path("content").asText(otherwise) : token.asText(otherwise);
    }

    /** The id of a token that must be in the vocabulary. */
    int idOf(String token) {
        if (!vocabulary.has(token)) {
            throw new IllegalArgumentException(
                    path.resolve("vocab.json") + " does not hold the special token " + token);
        }
        return vocabulary.get(token).asInt();
    }

    /** The tokens that tokenizer_config.json adds to the vocabulary or describes, by id. */
    Map<Integer, JsonNode> addedTokens() {
        Map<Integer, JsonNode> added = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry :
                config.path("added_tokens_decoder").properties()) {
            if (!entry.getKey().matches("\\d{1,6}")) {
                throw faultInConfig("added_tokens_decoder must be keyed by ids below 1000000, was " + entry.getKey());
            }
            added.put(Integer.valueOf(entry.getKey()), entry.getValue());
        }
        return added;
    }

    IllegalArgumentException faultInConfig(String fault) {
        return new IllegalArgumentException(path.resolve("tokenizer_config.json") + ": " + fault);
    }

    /** A vocabulary with holes would give ids that the text encoder has no vector for. */
    private static void requireNumbered(ObjectNode vocabulary, Path file) {
        BitSet ids = new BitSet();
        for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
            JsonNode id = entry.getValue();
            boolean valid = id.isInt() && id.asInt() >= 0 && id.asInt() < vocabulary.size();
            if (!valid || ids.get(id.asInt())) {
                throw new IllegalArgumentException("%s must number its tokens from 0 to %d, each once, but %s has %s"
                        .formatted(file, vocabulary.size() - 1, entry.getKey(), id));
            }
            ids.set(id.asInt());
        }
    }

    private static List<String> merges(Path file) throws IOException {
        List<String> merges = text(file)
                .lines()
                .filter(line -> !line.startsWith("#version") && !line.isBlank())
                .limit(MOST_MERGES)
                .toList();
        for (String merge : merges) {
            if (merge.trim().split(" ", -1).length != 2) {
                throw new IllegalArgumentException(file + " must hold two tokens in each line, but one is: " + merge);
            }
        }
        return merges;
    }

    private static ObjectNode optional(Path file) throws IOException {
        return Files.exists(file) ? object(file) : new ObjectMapper().createObjectNode();
    }

    private static ObjectNode object(Path file) throws IOException {
        try {
            if (new ObjectMapper().readTree(text(file)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException(file + " must hold a JSON object");
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new IllegalArgumentException(file + " has more than " + LARGEST_FILE + " bytes");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException | CharConversionException e) {
            throw new IllegalArgumentException(file + " is no UTF-8 text", e);
        }
    }
}
