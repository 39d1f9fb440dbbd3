package io.offshoot.ops.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.config.ClientProperties;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionSettings;
import io.offshoot.ops.cli.export.ReadLimit;
import io.offshoot.ops.cli.export.TrainingReader;
import io.offshoot.ops.standalone.registry.RegistryRoutes;
import io.offshoot.ops.standalone.registry.SchemaStore;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.topic.TopicSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The roles of docker-compose.yml as processes of their own, with its arguments and its health checks. */
@Tag("broker")
@Timeout(300)
class SeparateProcessesTest {
    private static final List<String> ROLES = List.of("topology", "trainer", "editor", "dashboard");
    private static final int EDITS = 2;

    /** So that a concept is learned and a photo edited in a moment. */
    private static final Map<String, String> QUICK = Map.of(
            "OFFSHOOT_EXAMPLES_PER_CLASS", "1",
            "OFFSHOOT_TRAINING_STEPS", "2",
            "OFFSHOOT_EDITS_PER_IMAGE", String.valueOf(EDITS),
            "OFFSHOOT_NUM_INFERENCE_STEPS", "4");

    private static final ComposeFile COMPOSE = ComposeFile.read();
    private static final Map<String, RoleProcess> PROCESSES = new ConcurrentHashMap<>();

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;
    private static Javalin registry;
    private static List<LabelledImage> images;

    @BeforeAll
    static void sendAPhotoThroughAllProcesses() throws Exception {
        broker = EmbeddedBroker.startTemporary();
        registry = Javalin.create(config -> config.showJavalinBanner = false);
        RegistryRoutes.addTo(registry, SchemaStore.open(folder.resolve("schemas")));
        registry.start("127.0.0.1", 0);
        Files.writeString(folder.resolve("offshoot-token"), "a token of sixteen characters or more");
        start("topology");
        ROLES.stream().filter(role -> !role.equals("topology")).parallel().forEach(SeparateProcessesTest::start);
        CommandLineFixture simulate = new CommandLineFixture();
        simulate.run("simulate", "--species=1", "--photos=1", bootstrapServer(), registryUrl());
        images = awaitImages(1 + EDITS);
    }

    @AfterAll
    static void stop() {
        PROCESSES.values().forEach(RoleProcess::close);
        registry.stop();
        broker.close();
    }

    @Test
    void aPhotoIsLearnedFromAndEdited() {
        assertThat(images).hasSize(1 + EDITS);
        assertThat(images).filteredOn(image -> image.getProvenance() != null).hasSize(EDITS);
    }

    @Test
    void theDashboardShowsTheBalancedAccountsOfTheOtherProcesses() throws Exception {
        JsonNode accounts = awaitAccounts();

        assertThat(accounts.get("synthetic").asInt()).isEqualTo(EDITS);
        assertThat(accounts.get("balance").asInt()).isZero();
    }

    @Test
    void theHealthChecksOfTheContainersPass() throws Exception {
        for (String role : ROLES) {
            Process check = new ProcessBuilder(healthCheck(role))
                    .redirectErrorStream(true)
                    .start();
            assertThat(check.waitFor()).as(role).isZero();
        }
    }

    /** The check of one role, asked of a port where no role listens. */
    @Test
    void theHealthCheckFailsWhereNothingIsReady() throws Exception {
        List<String> check = COMPOSE.healthCheck("editor").stream()
                .map(word -> word.replace("/8080", "/" + registry.port()))
                .toList();

        assertThat(new ProcessBuilder(check).redirectErrorStream(true).start().waitFor())
                .isNotZero();
    }

    private static void start(String role) {
        try {
            PROCESSES.put(role, RoleProcess.start(folder, here(COMPOSE.arguments(role)), QUICK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> healthCheck(String role) {
        String port = String.valueOf(PROCESSES.get(role).port());
        return COMPOSE.healthCheck(role).stream()
                .map(word -> word.replace("/8080", "/" + port))
                .toList();
    }

    /** A container's arguments with the names of its network and its paths as they are here. */
    private static List<String> here(List<String> arguments) {
        return arguments.stream()
                .map(word -> word.startsWith("--bootstrap-server=") ? bootstrapServer() : word)
                .map(word -> word.startsWith("--registry-url=") ? registryUrl() : word)
                .map(word -> word.equals("--port=8080") ? "--port=0" : word)
                .map(word -> word.replace("=/run/secrets/", "=" + folder + "/").replace("=/data/", "=" + folder + "/"))
                .toList();
    }

    private static String bootstrapServer() {
        return "--bootstrap-server=" + broker.bootstrapServers();
    }

    private static String registryUrl() {
        return "--registry-url=http://127.0.0.1:" + registry.port();
    }

    private static List<LabelledImage> awaitImages(int count) {
        List<LabelledImage> found = new ArrayList<>();
        ConnectionSettings settings = new ConnectionSettings(
                broker.bootstrapServers(),
                "http://127.0.0.1:" + registry.port(),
                TopicSettings.defaults(),
                ClientProperties.NONE);
        try (Connection connection = new Connection(settings);
                TrainingReader reader = new TrainingReader(connection, Clock.systemUTC())) {
            reader.read(ReadLimit.idleFor(Duration.ofMinutes(2)), image -> {
                found.add(image);
                if (found.size() == count) {
                    reader.stop();
                }
            });
        }
        return found;
    }

    private static JsonNode awaitAccounts() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        JsonNode accounts = status().path("accounts");
        while (accounts.path("synthetic").asInt() < EDITS && Instant.now().isBefore(deadline)) {
            accounts = status().path("accounts");
        }
        return accounts;
    }

    private static JsonNode status() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + PROCESSES.get("dashboard").port() + "/api/status");
        String token = Files.readString(folder.resolve("offshoot-token"));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }
}
