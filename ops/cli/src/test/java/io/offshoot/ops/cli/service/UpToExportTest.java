package io.offshoot.ops.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.model.RandomModel;
import io.offshoot.diffusion.safetensors.DType;
import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.ingest.PhotoFile;
import io.offshoot.ops.cli.ingest.PhotoFolder;
import io.offshoot.ops.cli.metrics.MetricFamilies;
import io.offshoot.ops.cli.metrics.ShippedFiles;
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.trace.TraceContext;
import io.offshoot.workers.fetcher.AllowedPlaces;
import io.offshoot.workers.work.unet.UNetSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole flow on a real broker: photos and bad inputs in by {@code ingest}, images out by {@code export}. */
@Tag("broker")
class UpToExportTest {
    private static final int PHOTOS = 7;
    private static final String OF_QUEUE_MODE = "offshoot_share_group_lag_records ";

    @TempDir
    static Path folder;

    private static RunningNode running;
    private static CommandLineFixture export;
    private static int exportExitCode;

    @BeforeAll
    static void sendPhotosAndBadInputsThroughTheNode() throws IOException {
        Path model = new RandomModel(7, DType.F32).write(folder.resolve("model"));
        Files.writeString(model.resolve(ModelPolicy.FILE), RunningNode.quickPolicy());
        new RandomModel(8, DType.F32).write(folder.resolve("unets").resolve("no-wheat"));
        new RandomModel(9, DType.F32).write(folder.resolve("unets").resolve("no-rye"));
        running = RunningNode.start(modelWithUNets(), new AllowedPlaces(List.of(folder), List.of(), List.of()));
        Path photos = photos();
        running.publishWithUnknownSchema();
        ingest(photos, "--by-reference");
        ingest(photos, "--by-reference");
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
    void photosByReferenceGoOnWithTheirBytesAndSayWhereTheyLay() {
        assertThat(running.awaitImages(PHOTOS + PHOTOS * RunningNode.EDITS))
                .filteredOn(image -> image.getProvenance() == null)
                .filteredOn(photo ->
                        photo.getMetadata().getOrDefault("fetched-from", "").startsWith("file:///"))
                .hasSize(PHOTOS)
                .allSatisfy(photo -> assertThat(photo.getPayload()).isInstanceOf(ByteBuffer.class));
    }

    @Test
    void aPolicyThatIsTakenBackHoldsNoMoreAndStaysInTheHistory() {
        policy("set", "barley", "--m", "3", "--strengths", "0.5", "--paused");
        policy("remove", "barley");

        assertThat(policy("get", "barley")).contains("No policy is published for barley.");
        assertThat(policy("history", "barley")).contains("edits-per-image=3 (was ", "paused=true", ": removed");
    }

    @Test
    void nothingFails() {
        assertThat(running.deadLetters(running.node().topics().failures())).isEmpty();
    }

    @Test
    void healthAndMetricsAnswer() throws Exception {
        assertThat(get("/health/ready"))
                .contains("{\"up\":true")
                .contains(
                        "registry",
                        "topology partitions",
                        "topology concepts",
                        "fetcher",
                        "editor model",
                        "editor partitions");
        assertThat(get("/health/startup")).contains("\"up\":true");
    }

    @Test
    void theListOfMetricsIsTrue() throws Exception {
        MetricFamilies exposed = MetricFamilies.parse(get("/metrics"));

        assertThat(ShippedFiles.metrics().lines("offshoot_", "kafka_"))
                .filteredOn(line -> !line.startsWith(OF_QUEUE_MODE))
                .containsExactlyElementsOf(exposed.lines("offshoot_", "kafka_"));
    }

    @Test
    void everyMetricThatAlertsAndDashboardsUseIsThere() throws Exception {
        MetricFamilies exposed = MetricFamilies.parse(get("/metrics"));

        assertThat(ShippedFiles.usedMetrics())
                .hasSizeGreaterThan(25)
                .filteredOn(name -> !OF_QUEUE_MODE.startsWith(name))
                .isSubsetOf(exposed.names());
    }

    @Test
    void nothingIsLeftToDoOnceAllImagesAreThere() {
        CommandLineFixture lag = new CommandLineFixture();

        int exitCode = lag.run(running.with("lag"));

        assertThat(exitCode).as(lag.err()).isZero();
        assertThat(lag.out().lines().skip(1))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).matches("\\w+ +0 +0 s .*"));
    }

    @Test
    void theTraceOfAPhotosEventGoesOnToEveryEdit() {
        TraceContext trace = new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "vendor=1");
        LabelledImage photo = running.awaitImages(PHOTOS + PHOTOS * RunningNode.EDITS).stream()
                .filter(image -> image.getProvenance() == null)
                .findFirst()
                .orElseThrow();

        assertThat(running.editsOfTraced(photo, trace))
                .hasSize(RunningNode.EDITS)
                .allSatisfy(edit -> assertThat(TraceContext.of(edit.headers())).hasValue(trace));
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

    @Test
    void everyClassIsLearnedAndEditedWithTheUNetOfItsPolicy() throws Exception {
        List<String> labels = List.of("wheat", "rye");
        labels.forEach(UpToExportTest::nameUNet);
        ingest(onePhotoOfEach(labels));

        List<LabelledImage> images = running.awaitImages((PHOTOS + labels.size()) * (1 + RunningNode.EDITS));

        assertThat(policy("get", "wheat")).contains("# wheat", "version=1", "unet=no-wheat", "edits-per-image=2");
        try (ImageReplay replay = new ImageReplay(modelWithUNets())) {
            for (String label : labels) {
                LabelledImage synthetic = strongest(label, images);
                assertThat(synthetic.getProvenance().getUnet()).isEqualTo("no-" + label);
                assertThat(distance(replay, synthetic, images, "no-" + label)).isLessThan(1);
                assertThat(distance(replay, synthetic, images, null)).isGreaterThan(4);
            }
        }
    }

    private static void nameUNet(String label) {
        String model = folder.resolve("model").toString();
        policy("set", label, "unet=no-" + label, "examples-per-class=1", "--model", model);
    }

    private static String policy(String... arguments) {
        CommandLineFixture policy = new CommandLineFixture();
        String[] all = Stream.concat(Stream.of("policy"), Stream.of(arguments)).toArray(String[]::new);
        assertThat(policy.run(running.with(all))).as(policy.err()).isZero();
        return policy.out();
    }

    private static ModelSettings modelWithUNets() {
        return ModelSettings.of(folder.resolve("model"))
                .withThreads(2)
                .withUNets(UNetSettings.in(folder.resolve("unets")));
    }

    private static Path onePhotoOfEach(List<String> labels) throws IOException {
        PhotoFile photo = PhotoFolder.list(folder.resolve("photos")).photos().get(0);
        Path root = folder.resolve("photos of two classes");
        for (String label : labels) {
            Path ofClass = Files.createDirectories(root.resolve(label));
            Files.copy(photo.path(), ofClass.resolve(label + ".jpg"));
        }
        return root;
    }

    private static LabelledImage strongest(String label, List<LabelledImage> images) {
        return images.stream()
                .filter(image -> image.getProvenance() != null && label.equals(image.getLabel()))
                .max(Comparator.comparing(image -> image.getProvenance().getStrength()))
                .orElseThrow();
    }

    private static double distance(
            ImageReplay replay, LabelledImage synthetic, List<LabelledImage> images, @Nullable String unet)
            throws IOException {
        LabelledImage photo = images.stream()
                .filter(image -> image.getProvenance() == null
                        && image.getImageId().equals(synthetic.getProvenance().getSourceImageId()))
                .findFirst()
                .orElseThrow();
        return replay.distance(
                synthetic,
                photo,
                running.concept(synthetic.getLabel()),
                unet == null ? null : folder.resolve("unets").resolve(unet));
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

    private static void ingest(Path photos, String... options) {
        CommandLineFixture ingest = new CommandLineFixture();
        List<String> words = new ArrayList<>(List.of("ingest", photos.toString()));
        words.addAll(List.of(options));
        assertThat(ingest.run(running.with(words.toArray(String[]::new))))
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
