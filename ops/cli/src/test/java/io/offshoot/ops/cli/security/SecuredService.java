package io.offshoot.ops.cli.security;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.dashboard.kafka.Brokers;
import io.offshoot.ops.dashboard.lag.LagMonitor;
import io.offshoot.ops.dashboard.lag.LagState;
import io.offshoot.ops.dashboard.watch.FlowWatch;
import io.offshoot.ops.standalone.RoleNode;
import io.offshoot.ops.standalone.RoleNodeSettings;
import io.offshoot.ops.standalone.StandaloneSettings.ClientOverrides;
import io.offshoot.ops.standalone.http.ListenAddress;
import io.offshoot.ops.standalone.lifecycle.StartListener;
import io.offshoot.ops.standalone.role.Cluster;
import io.offshoot.ops.standalone.role.MeasuredRole;
import io.offshoot.ops.standalone.role.PolicyFields;
import io.offshoot.ops.standalone.role.Role;
import io.offshoot.ops.standalone.role.TopologyRole;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.ops.standalone.role.WorkerRole;
import io.offshoot.ops.standin.StandInConceptLearner;
import io.offshoot.ops.standin.StandInDevice;
import io.offshoot.ops.standin.StandInPhotoEditor;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.image.ImageLimits;
import io.offshoot.workers.editor.Editor;
import io.offshoot.workers.editor.EditorSettings;
import io.offshoot.workers.fetcher.AllowedPlaces;
import io.offshoot.workers.fetcher.BucketSettings;
import io.offshoot.workers.fetcher.ReferenceSettings;
import io.offshoot.workers.trainer.ConceptTrainer;
import io.offshoot.workers.trainer.TrainerSettings;
import io.offshoot.workers.work.WorkMode;
import io.offshoot.workers.work.unet.UNets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/** The roles of a service on a secure broker, each under a user of its own; their networks are stand-ins. */
final class SecuredService {
    static final List<String> ROLES =
            List.of("topology", "trainer", "editor", "ingest", "export", "dashboard", "operator");
    static final TopicSettings TOPICS = TopicSettings.defaults().withPartitions(2);
    static final String REGISTRY = "mock://secured";

    private static final StandInDevice DEVICE = new StandInDevice(Duration.ofMillis(1));

    private final SecureBroker broker;
    private final Path folder;

    SecuredService(SecureBroker broker, Path folder) {
        this.broker = broker;
        this.folder = folder;
    }

    static String user(String role) {
        return "offshoot-" + role;
    }

    /** Makes the users of all roles. */
    void makeUsers() throws Exception {
        for (String role : ROLES) {
            broker.addUser(user(role), password(role));
        }
    }

    /** Client properties of a role, whose login lies where Kafka's config providers find it: in one of three places. */
    Map<String, String> login(String role) {
        Map<String, String> login = broker.scramProperties(user(role), password(role));
        try {
            return switch (role) {
                case "editor", "operator" -> HiddenLogins.inEnvironment(login);
                case "trainer", "dashboard" -> new HiddenLogins(folder).inDirectory(login);
                default -> new HiddenLogins(folder).inFile(login);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String password(String role) {
        return List.of("editor", "operator").contains(role) ? HiddenLogins.IN_ENVIRONMENT : "marked-secret-of-" + role;
    }

    /** As the administrator does before anything runs. */
    void makeTopics() throws Exception {
        try (SchemaRegistry registry = SchemaRegistry.connect(RegistrySettings.at(REGISTRY));
                Admin admin = Admin.create(new HashMap<>(broker.adminProperties()))) {
            admin.createTopics(Topics.of(TOPICS, registry).all().stream()
                            .map(topic -> topic.newTopic())
                            .toList())
                    .all()
                    .get();
        }
    }

    RoleNode topology() {
        Map<String, String> login = login("topology");
        Path state = newFolder("state");
        TopologySettings settings = new TopologySettings(ImageLimits.DEFAULT, Duration.ofMillis(10), quickPolicy())
                .withReferences(new ReferenceSettings(
                        new AllowedPlaces(List.of(folder), List.of(), List.of()), BucketSettings.AMAZON));
        return node(
                "topology",
                login,
                cluster -> MeasuredRole.of(TopologyRole.start(cluster, settings, state), cluster, login));
    }

    RoleNode trainer() {
        UNets<StandInConceptLearner> learners = UNets.only(new StandInConceptLearner(DEVICE));
        return node("trainer", login("trainer"), cluster -> {
            TrainerSettings settings = TrainerSettings.of(cluster.workerClients("trainer"));
            return WorkerRole.of(
                    "trainer", ConceptTrainer.start(settings, learners, cluster.topics(), cluster.meters(), List.of()));
        });
    }

    RoleNode editor(WorkMode mode) {
        UNets<StandInPhotoEditor> editors = UNets.only(new StandInPhotoEditor(DEVICE));
        return node("editor", login("editor"), cluster -> {
            EditorSettings settings =
                    EditorSettings.of(cluster.workerClients("editor")).withMode(mode);
            return WorkerRole.of(
                    "editor", Editor.start(settings, editors, cluster.topics(), cluster.meters(), List.of()));
        });
    }

    /** What the dashboard says that it may not, once it says so; empty once it sees everything. */
    String dashboardTrouble() {
        Map<String, String> login = login("dashboard");
        Brokers brokers = new Brokers(broker.bootstrapServers(), login, login);
        try (SchemaRegistry registry = SchemaRegistry.connect(RegistrySettings.at(REGISTRY));
                LagMonitor lag =
                        LagMonitor.start(brokers, TOPICS.prefix(), new SimpleMeterRegistry(), Clock.systemUTC());
                FlowWatch flow = FlowWatch.start(brokers, Topics.of(TOPICS, registry), lag::state)) {
            while (true) {
                LagState state = lag.state().orTrouble(flow.refused());
                String trouble = state.trouble().orElse("");
                boolean seesAll =
                        state.reading().isPresent() && flow.view().accounts().isPresent();
                if (trouble.contains("may not") || (seesAll && trouble.isEmpty())) {
                    return trouble;
                }
                Moment.pass();
            }
        }
    }

    /** Runs a command line under a role's user. */
    CommandLineFixture command(String role, String... words) throws IOException {
        return command(login(role), words);
    }

    CommandLineFixture command(Map<String, String> login, String... words) throws IOException {
        Map<String, String> keys = new HashMap<>();
        login.forEach((key, value) -> keys.put("kafka." + key, value));
        keys.put("bootstrap.server", broker.bootstrapServers());
        keys.put("registry.url", REGISTRY);
        Path file = AclScript.write(Files.createTempFile(folder, "offshoot", ".properties"), keys);
        CommandLineFixture fixture = new CommandLineFixture(Map.of("OFFSHOOT_CONFIG", file.toString()));
        fixture.run(words);
        return fixture;
    }

    Path newFolder(String name) {
        try {
            return Files.createTempDirectory(folder, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RoleNode node(String name, Map<String, String> login, Function<Cluster, Role> starter) {
        RoleNodeSettings settings = new RoleNodeSettings(
                broker.bootstrapServers(),
                RegistrySettings.at(REGISTRY),
                TOPICS,
                "one",
                ListenAddress.loopback(0),
                new ClientOverrides(login, login, login),
                login);
        return RoleNode.start(settings, name, starter, StartListener.SILENT);
    }

    private static AugmentationPolicy quickPolicy() {
        AugmentationPolicy policy = StreamsSettings.daFusion();
        Map.of("examples-per-class", "1", "learning-steps", "2", "edits-per-image", "1", "num-inference-steps", "4")
                .forEach((key, value) -> PolicyFields.set(policy, key, value));
        return policy;
    }
}
