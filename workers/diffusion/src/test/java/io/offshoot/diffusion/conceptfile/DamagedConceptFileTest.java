package io.offshoot.diffusion.conceptfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a concept file: one sentence that names it, within bounds of time and memory. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DamagedConceptFileTest {

    /** Flips of each file. */
    private static final int FLIPS = 1000;

    /** A file of two kilobytes must not take more than this to read. */
    private static final long MOST_MEMORY = 32 << 20;

    private static final ConceptVectors CONCEPT = new ConceptVectors("<c>", List.of(new float[32], new float[32]));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void noBeginningOfAWrittenFileIsAccepted(ConceptFormat format) throws IOException {
        Path whole = folder.resolve("whole");
        ConceptFiles.write(whole, CONCEPT, format);

        assertEveryBeginningIsRefused(Files.readAllBytes(whole));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"learned_embeds.bin", "learned_embeds_legacy_format.bin", "da_fusion_merged.pt", "a1111.pt"})
    void noBeginningOfATorchFileIsAccepted(String name) throws IOException {
        byte[] whole = Files.readAllBytes(TestModel.goldens().resolve("tiny-sd1/embeddings/" + name));

        assertEveryBeginningIsRefused(whole);
    }

    @ParameterizedTest
    @EnumSource
    void flippedBytesOfAWrittenFileDoNoHarm(ConceptFormat format) throws IOException {
        Path whole = folder.resolve("whole");
        ConceptFiles.write(whole, CONCEPT, format);

        assertFlipsDoNoHarm(Files.readAllBytes(whole));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "learned_embeds.bin",
                "learned_embeds_legacy_format.bin",
                "da_fusion_merged.pt",
                "a1111.pt",
                "a1111_emb_params.safetensors"
            })
    void flippedBytesOfARecordedFileDoNoHarm(String name) throws IOException {
        byte[] whole = Files.readAllBytes(TestModel.goldens().resolve("tiny-sd1/embeddings/" + name));

        assertFlipsDoNoHarm(whole);
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.bin"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ConceptFiles.read(empty))
                .withMessage(empty + ": not a safetensors file: only 0 bytes long");
    }

    private void assertEveryBeginningIsRefused(byte[] whole) throws IOException {
        Path cut = Files.write(folder.resolve("cut.bin"), whole);
        List<Integer> accepted = new ArrayList<>();
        try (FileChannel file = FileChannel.open(cut, StandardOpenOption.WRITE)) {
            for (int length = whole.length - 1; length >= 0; length--) {
                file.truncate(length);
                if (!isRefused(cut)) {
                    accepted.add(length);
                }
            }
        }
        assertThat(accepted)
                .as("lengths below %d that were accepted", whole.length)
                .isEmpty();
    }

    private void assertFlipsDoNoHarm(byte[] whole) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path flipped = Files.write(folder.resolve("flipped.bin"), whole);
        long most = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] bytes = whole.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            // Over the bytes before: ext4 writes a file to the disk that is cut to nothing and written anew.
            Files.write(flipped, bytes, StandardOpenOption.WRITE);
            long before = allocated();
            try {
                isRefused(flipped);
            } catch (RuntimeException | StackOverflowError harm) {
                fail("flip %d of seed %d".formatted(i, seed), harm);
            }
            most = Math.max(most, allocated() - before);
        }
        assertThat(most).as("bytes allocated for one file, seed %d", seed).isLessThan(MOST_MEMORY);
    }

    /** Whether reading ends in a sentence that names the file; if not, there must be a concept. */
    private static boolean isRefused(Path path) {
        try {
            if (ConceptFiles.read(path).isEmpty()) {
                throw new IllegalStateException("neither concepts nor an error");
            }
            return false;
        } catch (IOException refused) {
            if (!String.valueOf(refused.getMessage()).startsWith(path + ": ")) {
                throw new IllegalStateException("an error that does not name the file", refused);
            }
            return true;
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
