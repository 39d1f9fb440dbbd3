package io.offshoot.diffusion.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tokenizer.json that transformers' CLIPConverter makes of a tokenizer folder, without the closing template. */
final class TokenizerJson {

    private static final String WORDS = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final TokenizerFolder folder;

    TokenizerJson(TokenizerFolder folder) {
        this.folder = folder;
    }

    ObjectNode build() {
        ObjectNode root = json.objectNode().put("version", "1.0");
        root.putNull("truncation");
        root.putNull("padding");
        root.set("added_tokens", addedTokens());
        root.set("normalizer", normalizer());
        root.set("pre_tokenizer", preTokenizer());
        root.putNull("post_processor");
        root.set("decoder", byteLevel());
        root.set("model", model());
        return root;
    }

    private ArrayNode addedTokens() {
        Map<Integer, ObjectNode> byId = new TreeMap<>();
        for (String key : List.of("bos_token", "eos_token", "pad_token")) {
            String content = folder.special(key, "<|endoftext|>");
            int id = folder.idOf(content);
            byId.put(id, addedToken(id, content, folder.config().path(key)));
        }
        folder.addedTokens()
                .forEach((id, token) ->
                        byId.put(id, addedToken(id, token.path("content").asText(), token)));
        return json.arrayNode().addAll(byId.values());
    }

    /** A token written as a mere text is matched in the raw text, as transformers does with a pad token. */
    private ObjectNode addedToken(int id, String content, JsonNode flags) {
        return json.objectNode()
                .put("id", id)
                .put("content", content)
                .put("single_word", flags.path("single_word").asBoolean(false))
                .put("lstrip", flags.path("lstrip").asBoolean(false))
                .put("rstrip", flags.path("rstrip").asBoolean(false))
                .put("normalized", flags.path("normalized").asBoolean(false))
                .put("special", flags.path("special").asBoolean(true));
    }

    private ObjectNode normalizer() {
        ObjectNode spaces = json.objectNode().put("type", "Replace").put("content", " ");
        spaces.putObject("pattern").put("Regex", "\\s+");
        ObjectNode sequence = json.objectNode().put("type", "Sequence");
        sequence.putArray("normalizers")
                .add(json.objectNode().put("type", "NFC"))
                .add(spaces)
                .add(json.objectNode().put("type", "Lowercase"));
        return sequence;
    }

    private ObjectNode preTokenizer() {
        ObjectNode split = json.objectNode()
                .put("type", "Split")
                .put("behavior", "Removed")
                .put("invert", true);
        split.putObject("pattern").put("Regex", WORDS);
        ObjectNode sequence = json.objectNode().put("type", "Sequence");
        sequence.putArray("pretokenizers").add(split).add(byteLevel());
        return sequence;
    }

    private ObjectNode byteLevel() {
        return json.objectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", true);
    }

    private ObjectNode model() {
        ObjectNode model = json.objectNode()
                .put("type", "BPE")
                .put("unk_token", folder.special("unk_token", "<|endoftext|>"))
                .put("continuing_subword_prefix", "")
                .put("end_of_word_suffix", "</w>")
                .put("fuse_unk", false);
        model.putNull("dropout");
        model.set("vocab", folder.vocabulary());
        ArrayNode merges = model.putArray("merges");
        folder.merges().forEach(merges::add);
        return model;
    }
}
