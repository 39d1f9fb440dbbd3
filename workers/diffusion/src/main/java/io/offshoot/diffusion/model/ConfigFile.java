package io.offshoot.diffusion.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A config.json with readers for the kinds of value that diffusers puts there.
 *
 * <p>An absent key and a null mean the default. Every error names the file and the key.
 *
 * @param path where it was read
 * @param json its content
 */
public record ConfigFile(Path path, JsonNode json) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads a file that holds one JSON object. */
    public static ConfigFile read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new ModelException(path, "is missing; a model is an ordinary diffusers folder");
        }
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(path));
            if (json != null && json.isObject()) {
                return new ConfigFile(path, json);
            }
        } catch (JsonProcessingException e) {
            throw new ModelException(path, "is not JSON: " + e.getOriginalMessage());
        }
        throw new ModelException(path, "is not a JSON object");
    }

    /** A whole number above zero. */
    int positive(String key, int absent) throws ModelException {
        JsonNode value = json.path(key);
        return isAbsent(value) ? absent : positive(key, value);
    }

    /** A whole number above zero that must be there. */
    int positive(String key) throws ModelException {
        return positive(key, json.path(key));
    }

    /** A number. */
    double number(String key, double absent) throws ModelException {
        JsonNode value = json.path(key);
        if (isAbsent(value)) {
            return absent;
        }
        if (!value.isNumber()) {
            throw fault(key, "must be a number", value);
        }
        return value.asDouble();
    }

    /** True or false. */
    boolean flag(String key, boolean absent) throws ModelException {
        JsonNode value = json.path(key);
        if (isAbsent(value)) {
            return absent;
        }
        if (!value.isBoolean()) {
            throw fault(key, "must be true or false", value);
        }
        return value.asBoolean();
    }

    /** One of a few texts. */
    String oneOf(String key, String absent, String... allowed) throws ModelException {
        JsonNode value = json.path(key);
        String text = isAbsent(value) ? absent : value.asText();
        if (!Arrays.asList(allowed).contains(text)) {
            throw fault(key, "must be one of " + String.join(", ", allowed), value);
        }
        return text;
    }

    /** A list of texts, each one of a few. */
    List<String> namesOf(String key, String... allowed) throws ModelException {
        List<String> names = StreamSupport.stream(json.path(key).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (names.isEmpty() || !Arrays.asList(allowed).containsAll(names)) {
            throw fault(key, "must be a list out of " + String.join(", ", allowed), json.path(key));
        }
        return names;
    }

    /** A list of whole numbers above zero. */
    List<Integer> positives(String key) throws ModelException {
        JsonNode value = json.path(key);
        if (!value.isArray() || value.isEmpty()) {
            throw fault(key, "must be a list of whole numbers above 0", value);
        }
        Integer[] numbers = new Integer[value.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = positive(key, value.get(i));
        }
        return List.of(numbers);
    }

    /** As many whole numbers above zero as asked for; a single number in the file stands for all of them. */
    List<Integer> positives(String key, int count, int absent) throws ModelException {
        JsonNode value = json.path(key);
        if (!value.isArray()) {
            return List.copyOf(Collections.nCopies(count, positive(key, absent)));
        }
        List<Integer> numbers = positives(key);
        if (numbers.size() != count) {
            throw fault(key, "must have " + count + " entries", value);
        }
        return numbers;
    }

    /** Refuses a file that asks for what is not built here: the key may be absent, null, or one of the texts given. */
    void only(String key, String... supported) throws ModelException {
        JsonNode value = json.path(key);
        if (!isAbsent(value) && !Arrays.asList(supported).contains(value.asText())) {
            throw fault(key, "is supported only as " + (supported.length == 0 ? "null" : supported[0]), value);
        }
    }

    private int positive(String key, JsonNode value) throws ModelException {
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < 1) {
            throw fault(key, "must be a whole number above 0", value);
        }
        return value.asInt();
    }

    ModelException fault(String key, String rule) {
        return fault(key, rule, json.path(key));
    }

    private ModelException fault(String key, String rule, JsonNode value) {
        return new ModelException(path, key + " " + rule + ", was " + (value.isMissingNode() ? "absent" : value));
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
