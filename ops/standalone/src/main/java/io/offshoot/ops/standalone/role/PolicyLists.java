package io.offshoot.ops.standalone.role;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;

/** Lists as text: parts separated by commas, or a JSON array of texts where a part would not survive that. */
final class PolicyLists {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PolicyLists() {}

    /**
     * The parts of a list.
     *
     * @throws IllegalArgumentException when the text begins like a JSON array and is none of texts
     */
    static List<String> parts(String text) {
        if (text.startsWith("[")) {
            return jsonParts(text);
        }
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    /** The list as text. */
    static String text(List<String> parts) {
        String joined = String.join(",", parts);
        return parts(plain(joined)).equals(parts) ? joined : json(parts);
    }

    /** What begins like JSON would be read as such. */
    private static String plain(String joined) {
        return joined.startsWith("[") ? "" : joined;
    }

    private static List<String> jsonParts(String text) {
        try {
            return JSON.readValue(text, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON array of texts: " + e.getOriginalMessage(), e);
        }
    }

    private static String json(List<String> parts) {
        try {
            return JSON.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }
}
