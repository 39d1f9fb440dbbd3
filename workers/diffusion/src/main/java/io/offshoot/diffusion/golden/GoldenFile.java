package io.offshoot.diffusion.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.safetensors.SafetensorsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** One recorded section: NAME.json with the parameters, NAME.safetensors with the tensors, keyed {@code case/tensor}. */
final class GoldenFile implements AutoCloseable {

    private final String section;
    private final JsonNode json;
    private final SafetensorsFile tensors;

    private GoldenFile(String section, JsonNode json, SafetensorsFile tensors) {
        this.section = section;
        this.json = json;
        this.tensors = tensors;
    }

    /**
     * Opens {@code name} in a folder.
     *
     * @param section the name that comparisons carry
     */
    static GoldenFile open(Path folder, String name, String section) throws IOException {
        Path description = folder.resolve(name + ".json");
        try {
            JsonNode json = new ObjectMapper().readTree(Files.readString(description));
            return new GoldenFile(section, json, SafetensorsFile.open(folder.resolve(name + ".safetensors")));
        } catch (JsonProcessingException e) {
            throw new IOException(description + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    static boolean exists(Path folder, String name) {
        return Files.exists(folder.resolve(name + ".json")) && Files.exists(folder.resolve(name + ".safetensors"));
    }

    String section() {
        return section;
    }

    JsonNode params() {
        return json.path("params");
    }

    /** Another file of the same folder. */
    Path beside(String name) {
        return tensors.path().resolveSibling(name);
    }

    List<String> caseNames() {
        List<String> names = new ArrayList<>();
        json.path("cases").fieldNames().forEachRemaining(names::add);
        return names;
    }

    JsonNode parameters(String caseName) {
        return json.path("cases").path(caseName);
    }

    boolean has(String key) {
        return tensors.tensors().containsKey(key);
    }

    /** The keys of all tensors of a case, in order. */
    List<String> keys(String caseName) {
        return tensors.tensors().keySet().stream()
                .filter(key -> key.startsWith(caseName + "/"))
                .sorted()
                .toList();
    }

    float[] floats(String key) {
        try {
            return tensors.floats(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long[] longs(String key) {
        try {
            return tensors.longs(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole numbers or floats, as they were recorded. */
    double[] doubles(String key) {
        if (dtype(key).startsWith("int")) {
            return LongStream.of(longs(key)).mapToDouble(value -> value).toArray();
        }
        float[] values = floats(key);
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    /** A recorded [height, width] mask. */
    Mask mask(String key) {
        long[] shape = shape(key);
        long[] values = longs(key);
        boolean[] chosen = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            chosen[i] = values[i] != 0;
        }
        return new Mask((int) shape[1], (int) shape[0], chosen);
    }

    long[] shape(String key) {
        try {
            return tensors.info(key).shape().stream().mapToLong(Long::longValue).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String dtype(String key) {
        return json.path("tensors").path(key).path("dtype").asText();
    }

    /**
     * The largest difference of a float tensor that passes: 20 times the recorded distance between float32 and float64
     * plus a millionth of the largest value, or 2e-5 of the largest value where no distance is recorded.
     */
    double tolerance(String key) {
        JsonNode description = json.path("tensors").path(key);
        double largest = description.path("max_abs").asDouble();
        JsonNode distance = description.path("f32_vs_f64_max_abs");
        return distance.isNumber() ? 20 * distance.asDouble() + 1e-6 * largest : 2e-5 * largest;
    }

    /** The texts of an array of the parameters. */
    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Override
    public void close() throws IOException {
        tensors.close();
    }
}
