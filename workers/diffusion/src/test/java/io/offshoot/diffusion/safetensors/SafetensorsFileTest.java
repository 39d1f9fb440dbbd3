package io.offshoot.diffusion.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                {"a": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 4]}}        | tensor a has the impossible shape [-1]
                {"a": {"dtype": "F99", "shape": [1], "data_offsets": [0, 4]}}         | has the type 'F99'
                {"a": {"dtype": "F32", "shape": [1], "data_offsets": [4, 0]}}         | no valid data_offsets
                {"a": {"dtype": "U8", "shape": [4], "data_offsets": [0, 4]}, "b": {"dtype": "U8", "shape": [2], "data_offsets": [3, 5]}} | a and b overlap
                {"a": {"dtype": "F32", "shape": [1.5], "data_offsets": [0, 4]}}       | impossible shape [-1]
                {"a": {"dtype": "F32", "shape": [99999999999999999999], "data_offsets": [0, 4]}} | impossible shape [-1]
                {"a": {"dtype": "F32", "data_offsets": [0, 4]}}                       | tensor a has no shape
                {"a": {"dtype": "F32", "shape": 1, "data_offsets": [0, 4]}}           | that is no list
                {"a": {"dtype": "F32", "shape": [1], "data_offsets": [-4, 0]}}        | no valid data_offsets
                {"a": {"dtype": "F32", "shape": [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1], "data_offsets": [0, 4]}} | more than 16 sizes
                {"a": {"dtype": "U8", "shape": [1], "data_offsets": [0, 1]}, "a": {"dtype": "U8", "shape": [1], "data_offsets": [1, 2]}} | Duplicate field 'a'
                {"a": [1]}                                                           | is no JSON object
                {"a": {}} {}                                                         | has no shape
                {} {}                                                                | goes on after its end
                {"a":                                                                | is not a JSON object
                {"a": {"dtype": "F32", "shape": [4611686018427387904, 4], "data_offsets": [0, 0]}} | impossible shape [4611686018427387904, 4]
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

    @Test
    void namesAPickleUnderTheWrongName() throws IOException {
        Files.write(path, new byte[] {'P', 'K', 3, 4, 0, 0, 8, 8, 0, 0});

        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(() -> SafetensorsFile.open(path))
                .withMessageContaining("a PyTorch pickle under the name of a safetensors file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": {\"x\": ", "{\"__metadata__\": {\"x\": "})
    void refusesAHeaderNestedWithoutEnd(String begin) throws IOException {
        String header = begin + "[".repeat(5_000_000);
        write(header.length(), header);

        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(() -> SafetensorsFile.open(path))
                .withMessageContaining("is not a JSON object: Document nesting depth");
    }

    @Test
    void refusesAHeaderOfAbsurdSize() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 90_000_000));
            channel.write(ByteBuffer.allocate(1), 100_000_000);
        }

        assertThatExceptionOfType(SafetensorsException.class)
                .isThrownBy(() -> SafetensorsFile.open(path))
                .withMessageContaining("its header claims 90000000 bytes");
    }

    @RepeatedTest(value = 40, name = "seed {currentRepetition}")
    void aDamagedFileOpensOrIsRefusedInOneSentence(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        new SafetensorsWriter()
                .metadata("format", "pt")
                .floats("conv.weight", new long[] {2, 3}, new float[6])
                .halves("conv.bias", new long[] {2}, new float[2])
                .write(path);
        byte[] whole = Files.readAllBytes(path);
        for (int i = 0; i < 50; i++) {
            Files.write(path, damaged(whole, random));

            Throwable refusal = catchThrowable(() -> SafetensorsFile.open(path).close());

            assertThat(refusal)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            error -> assertThat(error)
                                    .isInstanceOf(SafetensorsException.class)
                                    .message()
                                    .startsWith(path + ": ")
                                    .doesNotContain("\n"));
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private void write(long claimed, String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(path, bytes.putLong(claimed).put(text).array());
    }
}
