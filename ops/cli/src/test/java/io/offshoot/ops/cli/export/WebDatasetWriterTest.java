package io.offshoot.ops.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.PayloadReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebDatasetWriterTest {
    @TempDir
    Path root;

    @Test
    void theFilesOfASampleLieSideBySide() throws IOException {
        writeThreeImages(5);

        assertThat(names("offshoot-000000.tar"))
                .containsExactly(
                        "000000000.jpg",
                        "000000000.cls",
                        "000000000.json",
                        "000000001.png",
                        "000000001.cls",
                        "000000001.json",
                        "000000002.jpg",
                        "000000002.cls",
                        "000000002.json");
    }

    @Test
    void aFullShardIsFollowedByAnother() throws IOException {
        writeThreeImages(2);

        assertThat(names("offshoot-000000.tar")).hasSize(6);
        assertThat(names("offshoot-000001.tar")).hasSize(3).first().isEqualTo("000000002.jpg");
    }

    @Test
    void classesAreNumberedAsTheyCome() throws IOException {
        writeThreeImages(5);

        assertThat(root.resolve("classes.txt")).hasContent("wheat\nrye\n");
    }

    @Test
    void anImageThatLiesElsewhereIsRefusedWithAdvice() {
        LabelledImage elsewhere = LabelledImage.newBuilder(Images.real("1", "wheat"))
                .setPayload(new PayloadReference("s3://bucket/1.jpg", "ab", 3L))
                .build();

        try (WebDatasetWriter writer = WebDatasetWriter.open(root, 5)) {
            assertThatThrownBy(() -> writer.write(elsewhere))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("--format folders");
        }
    }

    @Test
    void pythonsWebdatasetReadsIt() throws Exception {
        String python = System.getProperty("offshoot.python", "python3");
        assumeTrue(
                run(python, "import webdataset") == 0, "no Python with webdataset; -Doffshoot.python=PYTHON names one");
        writeThreeImages(2);

        int exitCode = run(python, """
                import glob, json, sys, webdataset
                shards = sorted(glob.glob(sys.argv[1] + "/*.tar"))
                samples = list(webdataset.WebDataset(shards, shardshuffle=False, empty_check=False))
                assert [s["__key__"] for s in samples] == ["000000000", "000000001", "000000002"], samples
                assert [int(s["cls"]) for s in samples] == [0, 0, 1], samples
                assert samples[0]["jpg"] == samples[1]["png"] == bytes([1, 2, 3])
                made = json.loads(samples[1]["json"])
                assert (made["kind"], made["strength"]) == ("synthetic", "0.25"), made
                """, root.toString());

        assertThat(root.resolve("python.log")).hasContent("");
        assertThat(exitCode).isZero();
    }

    private void writeThreeImages(int samplesPerShard) {
        try (WebDatasetWriter writer = WebDatasetWriter.open(root, samplesPerShard)) {
            writer.write(Images.real("1", "wheat"));
            writer.write(Images.synthetic("edit.1", "wheat", "a photo of <wheat>"));
            writer.write(Images.real("2", "rye"));
        }
    }

    private List<String> names(String shard) throws IOException {
        try (TarFile tar = new TarFile(root.resolve(shard))) {
            return tar.getEntries().stream().map(TarArchiveEntry::getName).toList();
        }
    }

    private int run(String python, String script, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, "-c", script));
        command.addAll(List.of(arguments));
        Path log = root.resolveSibling(root.getFileName() + ".log");
        try {
            int exitCode = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (arguments.length > 0) {
                Files.move(log, root.resolve("python.log"));
            } else {
                Files.delete(log);
            }
            return exitCode;
        } catch (IOException e) {
            return -1;
        }
    }
}
