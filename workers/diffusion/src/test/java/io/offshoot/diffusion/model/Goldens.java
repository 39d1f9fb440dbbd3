package io.offshoot.diffusion.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.offshoot.diffusion.safetensors.SafetensorsFile;
import io.offshoot.diffusion.safetensors.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** One section of the reference cases: its tensors, and the tolerance that goes with each output. */
final class Goldens implements AutoCloseable {

    private final SafetensorsFile tensors;
    private final JsonNode index;

    private Goldens(SafetensorsFile tensors, JsonNode index) {
        this.tensors = tensors;
        this.index = index;
    }

    /** The folder with the reference cases; the test is skipped where there is none. */
    static Path folder() {
        Path goldens = Path.of(System.getProperty("offshoot.shared", "../../../shared"), "goldens", "public");
        Assumptions.assumeTrue(Files.isDirectory(goldens), "the reference cases are not at " + goldens);
        return goldens;
    }

    static Goldens open(String model, String section) throws IOException {
        Path folder = folder().resolve(model);
        return new Goldens(
                SafetensorsFile.open(folder.resolve(section + ".safetensors")),
                JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve(section + ".json"))));
    }

    List<String> cases() {
        List<String> names = new ArrayList<>();
        index.path("cases").fieldNames().forEachRemaining(names::add);
        return names;
    }

    boolean has(String name) {
        return tensors.tensors().containsKey(name);
    }

    NDArray array(NDManager manager, String name) throws IOException {
        TensorInfo info = tensors.info(name);
        Shape shape = new Shape(info.shape());
        return switch (info.dtype()) {
            case F32 -> manager.create(tensors.floats(name), shape);
            case I64 -> manager.create(tensors.longs(name), shape);
            default -> throw new IOException(name + " has the type " + info.dtype());
        };
    }

    /** Twenty times the recorded rounding of float32, plus a millionth of the largest value. */
    void assertClose(String name, NDArray actual) throws IOException {
        float[] expected = tensors.floats(name);
        JsonNode entry = index.path("tensors").path(name);
        double tolerance = 20 * entry.path("f32_vs_f64_max_abs").asDouble()
                + 1e-6 * entry.path("max_abs").asDouble();
        assertThat(actual.getShape())
                .as(name)
                .isEqualTo(new Shape(tensors.info(name).shape()));
        assertThat(largestDifference(expected, actual.toFloatArray())).as(name).isLessThanOrEqualTo(tolerance);
    }

    private static double largestDifference(float[] expected, float[] actual) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual[i]);
            // A NaN must not pass for a small difference.
            largest = difference <= largest ? largest : difference;
        }
        return largest;
    }

    @Override
    public void close() throws IOException {
        tensors.close();
    }
}
