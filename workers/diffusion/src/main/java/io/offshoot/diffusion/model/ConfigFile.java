package io.offshoot.diffusion.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
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

    /** diffusers writes infinite settings, which JSON does not allow. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** An index of shards may have a megabyte, any other file a few thousand bytes. */
    private static final long LARGEST = 8_000_000;

    /** What is wider, deeper or longer than this is a fault; eight times such a number still fits an int. */
    private static final int LARGEST_NUMBER = 10_000_000;

    private static final int LONGEST_LIST = 16;

    private static final int LONGEST_QUOTE = 200;

    /** Reads a file that holds one JSON object. */
    public static ConfigFile read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new ModelException(path, "is missing; a model is an ordinary diffusers folder");
        }
        if (Files.size(path) > LARGEST) {
            throw new ModelException(path, "has more than " + LARGEST + " bytes, which no configuration has");
        }
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(path));
            if (json != null && json.isObject()) {
                return new ConfigFile(path, json);
            }
        } catch (JsonProcessingException e) {
            throw new ModelException(path, "is not JSON: " + e.getOriginalMessage());
        } catch (CharConversionException e) {
            throw new ModelException(path, "is not JSON: no UTF-8 text");
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

    /** A finite number. */
    double number(String key, double absent) throws ModelException {
        JsonNode value = json.path(key);
        if (isAbsent(value)) {
            return absent;
        }
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw fault(key, "must be a number", value);
        }
        return value.asDouble();
    }

    /** A finite number above zero. */
    double positiveNumber(String key, double absent) throws ModelException {
        double number = number(key, absent);
        if (!(number > 0)) {
            throw fault(key, "must be a number above 0");
        }
        return number;
    }

    /** A whole number of either sign. */
    int whole(String key, int absent) throws ModelException {
        JsonNode value = json.path(key);
        if (isAbsent(value)) {
            return absent;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw fault(key, "must be a whole number", value);
        }
        return value.asInt();
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
        if (!value.isArray() || value.isEmpty() || value.size() > LONGEST_LIST) {
            throw fault(key, "must be a list of 1 to " + LONGEST_LIST + " whole numbers above 0", value);
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

    /**
     * Refuses a file that asks for what is not built here: the key may be absent, null, one of the texts given, or a
     * list of such.
     */
    void only(String key, String... supported) throws ModelException {
        JsonNode value = json.path(key);
        if (!isAbsent(value) && !isMadeOf(value, Arrays.asList(supported))) {
            throw fault(key, "is supported only as " + (supported.length == 0 ? "null" : supported[0]), value);
        }
    }

    /** A height and width that are one whole number above zero, or a list of twice the same. */
    int square(String key, int absent) throws ModelException {
        if (!json.path(key).isArray()) {
            return positive(key, absent);
        }
        List<Integer> sizes = positives(key, 2, absent);
        if (!sizes.get(0).equals(sizes.get(1))) {
            throw fault(key, "must have the same height and width");
        }
        return sizes.get(0);
    }

    /** Refuses a null where diffusers takes it for something else than the default. */
    void notNull(String key) throws ModelException {
        if (json.path(key).isNull()) {
            throw fault(key, "is not supported as null");
        }
    }

    private static boolean isMadeOf(JsonNode value, List<String> supported) {
        if (value.isArray()) {
            return !value.isEmpty()
                    && StreamSupport.stream(value.spliterator(), false).allMatch(v -> supported.contains(v.asText()));
        }
        return value.isValueNode() && supported.contains(value.asText());
    }

    private int positive(String key, JsonNode value) throws ModelException {
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < 1) {
            throw fault(key, "must be a whole number above 0", value);
        }
        if (value.asInt() > LARGEST_NUMBER) {
            throw fault(key, "must be at most " + LARGEST_NUMBER, value);
        }
        return value.asInt();
    }

    ModelException fault(String key, String rule) {
        return fault(key, rule, json.path(key));
    }

    private ModelException fault(String key, String rule, JsonNode value) {
        String found = value.isMissingNode() ? "absent" : value.toString();
        String shown = found.length() > LONGEST_QUOTE ? found.substring(0, LONGEST_QUOTE) + "..." : found;
        return new ModelException(path, key + " " + rule + ", was " + shown);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
