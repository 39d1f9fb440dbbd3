package io.offshoot.ops.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.ingest.PhotoFile;
import io.offshoot.ops.cli.ingest.PhotoFolder;
import io.offshoot.schemas.deadletter.DeadLetter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole flow on a real broker: photos and bad inputs in by {@code ingest}, images out by {@code export}. */
@Tag("broker")
class UpToExportTest {
    private static final int PHOTOS = 7;

    @TempDir
    static Path folder;

    private static RunningNode running;
    private static CommandLineFixture export;
    private static int exportExitCode;

    @BeforeAll
    static void sendPhotosAndBadInputsThroughTheNode() throws IOException {
        Path model = folder.resolve("model");
        new RandomModel(7, DType.F32).write(model);
        running = RunningNode.start(model);
        Path photos = photos();
        running.publishWithUnknownSchema();
        ingest(photos);
        ingest(photos);
        ingest(badInputs(photos));
        running.awaitImages(PHOTOS + PHOTOS * RunningNode.EDITS);
        export = new CommandLineFixture();
        exportExitCode = export.run(running.with("export", folder.resolve("out").toString()));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void everyGoodPhotoAndAllItsEditsAreExportedOnceThoughTheFolderWasSentTwice() throws IOException {
        assertThat(exportExitCode).isZero();
        assertThat(files("real")).isEqualTo(PHOTOS);
        assertThat(files("synthetic")).isEqualTo((long) PHOTOS * RunningNode.EDITS);
        assertThat(export.out()).contains("Wrote 7 real and 14 synthetic images");
    }

    @Test
    void everyBadInputBecomesADeadLetterThatSaysWhy() {
        assertThat(running.deadLetters(running.node().topics().rejects()))
                .hasSize(BadInputs.COUNT + 1)
                .allSatisfy(letter -> assertThat(letter.sentence()).isNotBlank())
                .extracting(DeadLetter::reason)
                .contains("not-an-image", "truncated-image", "empty-payload", "image-too-large", "no-label");
    }

    @Test
    void nothingFails() {
        assertThat(running.deadLetters(running.node().topics().failures())).isEmpty();
    }

    @Test
    void healthAndMetricsAnswer() throws Exception {
        assertThat(get("/health/ready")).contains("\"up\":true").contains("editor");
        assertThat(get("/metrics")).contains("offshoot_photos_accepted_total");
    }

    @Test
    void aSecondNodeOnTheSamePortSaysSo() {
        CommandLineFixture second = new CommandLineFixture();
        String port = running.node().url().replaceFirst(".*:", "");

        int exitCode =
                second.run("up", "--model", folder.resolve("model").toString(), "--port", port, "--kafka-port", "0");

        assertThat(exitCode).isEqualTo(1);
        assertThat(second.err()).contains("the web service cannot listen on 127.0.0.1:" + port, "--port");
    }

    /** Two species and a class of one photo. */
    private static Path photos() throws IOException {
        Path photos = folder.resolve("photos");
        new CommandLineFixture()
                .run("simulate", "--species", "2", "--photos", "7", "--size", "32", "--out", photos.toString());
        Path lonely = Files.createDirectories(photos.resolve("lonely class")).resolve("only.jpg");
        List<PhotoFile> files = PhotoFolder.list(photos).photos();
        Files.move(files.get(files.size() - 1).path(), lonely);
        return photos;
    }

    private static Path badInputs(Path photos) throws IOException {
        PhotoFile photo = PhotoFolder.list(photos).photos().get(0);
        Path root = folder.resolve("bad inputs");
        BadInputs.addTo(root, Files.createDirectories(root.resolve(photo.label())), photo.path());
        return root;
    }

    private static void ingest(Path photos) {
        CommandLineFixture ingest = new CommandLineFixture();
        assertThat(ingest.run(running.with("ingest", photos.toString())))
                .as(ingest.err())
                .isZero();
    }

    private static long files(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("out").resolve(kind))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static String get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(running.node().url() + path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
