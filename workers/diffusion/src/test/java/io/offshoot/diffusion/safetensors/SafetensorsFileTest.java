package io.offshoot.diffusion.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {

    @TempDir
    Path folder;

    Path path;

    @BeforeEach
    void chooseFile() {
        path = folder.resolve("a.safetensors");
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        float[] values = {0, -1.5f, 65504, 0x1p-24f};
        new SafetensorsWriter()
                .metadata("format", "pt")
                .floats("single", new long[] {2, 2}, values)
                .halves("half", new long[] {4}, values)
                .longs("whole", new long[] {1, 2}, new long[] {Long.MIN_VALUE, 7})
                .write(path);

        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.metadata()).containsEntry("format", "pt");
            assertThat(file.info("single").shape()).containsExactly(2L, 2L);
            assertThat(file.floats("single")).containsExactly(values);
            assertThat(file.floats("half")).containsExactly(values);
            assertThat(file.longs("whole")).containsExactly(Long.MIN_VALUE, 7);
        }
    }

    @Test
    void bfloat16KeepsEightBitsOfPrecision() throws IOException {
        new SafetensorsWriter()
                .bfloats("b", new long[] {3}, new float[] {1, 0x1.01p0f, 0x1.03p0f})
                .write(path);

        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.floats("b")).containsExactly(1, 1, 1.015625f);
        }
    }

    @Test
    void namesAMissingTensor() throws IOException {
        new SafetensorsWriter().write(path);

        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThatExceptionOfType(SafetensorsException.class)
                    .isThrownBy(() -> file.floats("conv_in.weight"))
                    .withMessageContaining("a.safetensors: has no tensor conv_in.weight");
        }
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        new SafetensorsWriter().floats("a", new long[] {100}, new float[100]).write(path);
        Files.write(path, Arrays.copyOf(Files.readAllBytes(path), 300));

        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(() -> SafetensorsFile.open(path))
                .withMessageContaining("cut short: tensor a reaches beyond the end");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                [1]                                                                  | header is not a JSON object
                {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 4]}}         | has 4 bytes
                {"a": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 4]}}        | has 4 bytes
                {"a": {"dtype": "F99", "shape": [1], "data_offsets": [0, 4]}}         | has the type 'F99'
                {"a": {"dtype": "F32", "shape": [1], "data_offsets": [4, 0]}}         | no valid data_offsets
                {"a": {"dtype": "U8", "shape": [4], "data_offsets": [0, 4]}, "b": {"dtype": "U8", "shape": [2], "data_offsets": [3, 5]}} | a and b overlap
                {"a": {"dtype": "F32", "shape": [4611686018427387904, 4], "data_offsets": [0, 0]}} | has 0 bytes
                """)
    void refusesAHeaderThatLies(String header, String message) throws IOException {
        write(header.length(), header);

        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(() -> SafetensorsFile.open(path))
                .withMessageContaining(message);
    }

    @Test
    void refusesAHeaderLongerThanTheFile() throws IOException {
        write(1L << 60, "{}");

        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(() -> SafetensorsFile.open(path))
                .withMessageContaining("header claims 1152921504606846976 bytes");
    }

    private void write(long claimed, String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(path, bytes.putLong(claimed).put(text).array());
    }
}
