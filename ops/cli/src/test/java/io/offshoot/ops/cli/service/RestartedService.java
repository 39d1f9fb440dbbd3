package io.offshoot.ops.cli.service;

import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.config.ClientProperties;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionSettings;
import io.offshoot.ops.cli.connect.ImagePublisher;
import io.offshoot.ops.standalone.RoleNode;
import io.offshoot.ops.standalone.RoleNodeSettings;
import io.offshoot.ops.standalone.StandaloneSettings.ClientOverrides;
import io.offshoot.ops.standalone.http.ListenAddress;
import io.offshoot.ops.standalone.lifecycle.StartListener;
import io.offshoot.ops.standalone.role.Cluster;
import io.offshoot.ops.standalone.role.Role;
import io.offshoot.ops.standalone.role.TopologyRole;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.ops.standalone.role.WorkerRole;
import io.offshoot.ops.standin.StandInConceptLearner;
import io.offshoot.ops.standin.StandInDevice;
import io.offshoot.ops.standin.StandInPhotoEditor;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.image.ImageLimits;
import io.offshoot.workers.editor.Editor;
import io.offshoot.workers.editor.EditorSettings;
import io.offshoot.workers.trainer.ConceptTrainer;
import io.offshoot.workers.trainer.TrainerSettings;
import io.offshoot.workers.work.unet.UNets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The real roles on a broker in this JVM, each of which can be stopped in the middle of its work and started anew on what it
 * left on disk; only the networks are stand-ins.
 */
final class RestartedService implements AutoCloseable {
    static final List<String> ROLES = List.of("topology", "trainer", "editor");

    private static final String REGISTRY = "mock://restarted";
    private static final TopicSettings TOPICS = TopicSettings.defaults().withPartitions(2);
    private static final StandInDevice DEVICE = new StandInDevice(Duration.ofMillis(5));

    private final EmbeddedBroker broker = EmbeddedBroker.startTemporary();
    private final Map<String, RoleNode> roles = new HashMap<>();
    private final AugmentationPolicy policy;
    private final Path folder;
    private final Connection connection;

    /** Starts all roles. */
    RestartedService(AugmentationPolicy policy, Path folder) {
        this.policy = policy;
        this.folder = folder;
        connection = new Connection(
                new ConnectionSettings(broker.bootstrapServers(), REGISTRY, TOPICS, ClientProperties.NONE));
        ROLES.forEach(this::start);
    }

    /** Stops a role, which gives back what it has not finished, and starts it anew. */
    void restart(String role) {
        roles.remove(role).close();
        start(role);
    }

    void publish(LabelledImage photo) {
        try (ImagePublisher publisher = new ImagePublisher(connection)) {
            publisher.publish(photo);
            publisher.flush();
        }
    }

    CommandLineFixture command(String... command) {
        CommandLineFixture fixture = new CommandLineFixture();
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--bootstrap-server", broker.bootstrapServers(), "--registry-url", REGISTRY));
        fixture.run(words.toArray(String[]::new));
        return fixture;
    }

    Topics topics() {
        return connection.topics();
    }

    <K, V> List<V> values(Topic<K, V> topic) {
        return TopicContents.of(connection, topic).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    @Override
    public void close() {
        roles.values().forEach(RoleNode::close);
        connection.close();
        broker.close();
    }

    private void start(String role) {
        RoleNodeSettings settings = new RoleNodeSettings(
                broker.bootstrapServers(),
                RegistrySettings.at(REGISTRY),
                TOPICS,
                "one",
                ListenAddress.loopback(0),
                ClientOverrides.NONE,
                Map.of());
        Function<Cluster, Role> starter = switch (role) {
            case "topology" -> this::topology;
            case "trainer" -> this::trainer;
            default -> RestartedService::editor;
        };
        roles.put(role, RoleNode.start(settings, role, starter, StartListener.SILENT));
    }

    private Role topology(Cluster cluster) {
        TopologySettings settings = new TopologySettings(ImageLimits.DEFAULT, Duration.ofMinutes(5), policy);
        return TopologyRole.start(cluster, settings, folder.resolve("state"));
    }

    private Role trainer(Cluster cluster) {
        TrainerSettings settings = TrainerSettings.of(cluster.workerClients("trainer"))
                .withDrainTimeout(Duration.ZERO)
                .withCheckpoints(folder.resolve("checkpoints"));
        UNets<StandInConceptLearner> learners = UNets.only(new StandInConceptLearner(DEVICE));
        return WorkerRole.of(
                "trainer", ConceptTrainer.start(settings, learners, cluster.topics(), cluster.meters(), List.of()));
    }

    private static Role editor(Cluster cluster) {
        EditorSettings settings =
                EditorSettings.of(cluster.workerClients("editor")).withDrainTimeout(Duration.ZERO);
        UNets<StandInPhotoEditor> editors = UNets.only(new StandInPhotoEditor(DEVICE));
        return WorkerRole.of("editor", Editor.start(settings, editors, cluster.topics(), cluster.meters(), List.of()));
    }
}
