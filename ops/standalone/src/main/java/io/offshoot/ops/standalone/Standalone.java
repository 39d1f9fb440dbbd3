package io.offshoot.ops.standalone;

import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.offshoot.ops.broker.BrokerSettings;
import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.ops.dashboard.Dashboard;
import io.offshoot.ops.dashboard.kafka.Brokers;
import io.offshoot.ops.standalone.health.Health;
import io.offshoot.ops.standalone.health.RegistryWatch;
import io.offshoot.ops.standalone.http.HttpService;
import io.offshoot.ops.standalone.http.NodeMeters;
import io.offshoot.ops.standalone.http.RuntimeMetrics;
import io.offshoot.ops.standalone.lifecycle.Parts;
import io.offshoot.ops.standalone.lifecycle.StartListener;
import io.offshoot.ops.standalone.lifecycle.StartSequence;
import io.offshoot.ops.standalone.registry.RegistryRoutes;
import io.offshoot.ops.standalone.registry.SchemaStore;
import io.offshoot.ops.standalone.role.Cluster;
import io.offshoot.ops.standalone.role.Role;
import io.offshoot.ops.standalone.role.TopologyRole;
import io.offshoot.ops.standalone.role.WorkerRole;
import io.offshoot.ops.standalone.topics.TopicProvisioner;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.WorkMode;
import io.offshoot.workers.work.WorkSettings;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/**
 * A whole service in this JVM: broker, registry over HTTP, topics, topology, concept trainer and editor. The same
 * classes as in separate processes; only the wiring is here.
 */
public final class Standalone implements AutoCloseable {
    private static final String INSTANCE = "standalone";

    private final Parts parts = new Parts();
    private final Health health = new Health();
    private final PrometheusMeterRegistry meters = NodeMeters.create();
    private final Dashboard dashboard = new Dashboard(meters, Clock.systemUTC());
    private final StandaloneSettings settings;
    private final NodeFolder folder;
    private final EmbeddedBroker broker;
    private final HttpService http;
    private final Topics topics;

    private Standalone(StandaloneSettings settings, StartListener listener, WorkListeners work) {
        this.settings = settings;
        settings.model().requirePresent();
        StartSequence start = new StartSequence(health, listener);
        try {
            folder = parts.add(settings.storage().data().map(NodeFolder::at).orElseGet(NodeFolder::temporary));
            http = start.run("web service", () -> parts.add(startHttp()));
            broker = start.run("broker", () -> parts.add(EmbeddedBroker.start(brokerSettings())));
            topics = start.run("topics", this::provision);
            Cluster cluster = cluster();
            startRole(start, "topology", () -> TopologyRole.start(cluster, settings.topology(), folder.streams()));
            startRole(
                    start,
                    "concept trainer",
                    () -> WorkerRole.trainer(
                            cluster,
                            settings.model(),
                            WorkSettings.DRAIN_TIMEOUT,
                            settings.storage().checkpoints().orElse(folder.checkpoints()),
                            work.trainer()));
            startRole(
                    start,
                    "editor",
                    () -> WorkerRole.editor(
                            cluster,
                            settings.model(),
                            WorkSettings.DRAIN_TIMEOUT,
                            WorkMode.EXACTLY_ONCE,
                            work.editor()));
            parts.add(dashboard).watch(Brokers.at(broker.bootstrapServers()), topics);
            health.started();
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /**
     * Starts everything in order and returns when all of it works, after about twenty seconds.
     *
     * @param listener hears of each part
     * @param work hear of the workers' requests
     * @throws io.offshoot.ops.standalone.lifecycle.StartupException when a part cannot start; what had started is
     *     closed again
     */
    public static Standalone start(StandaloneSettings settings, StartListener listener, WorkListeners work) {
        return new Standalone(settings, listener, work);
    }

    /** Address for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Address of the web service: dashboard, registry, health and metrics. */
    public String url() {
        return "http://" + settings.address().advertisedHost() + ":" + http.port();
    }

    /** The topics with their serdes. */
    public Topics topics() {
        return topics;
    }

    /** All metrics. */
    public PrometheusMeterRegistry meters() {
        return meters;
    }

    /** How each part is. */
    public Health health() {
        return health;
    }

    /** The part that has ended by itself, as a sentence; empty while all go on. */
    public Optional<String> failure() {
        return health.notLive();
    }

    /** Stops everything in the reverse order; what is in hand is finished and committed. */
    @Override
    public void close() {
        parts.close();
    }

    private HttpService startHttp() {
        parts.add(RuntimeMetrics.bindTo(meters));
        SchemaStore schemas = SchemaStore.open(folder.registry());
        return HttpService.start(settings.address().http(), health, meters, (Javalin app) -> {
            RegistryRoutes.addTo(app, schemas);
            dashboard.addTo(app);
        });
    }

    private BrokerSettings brokerSettings() {
        NodeAddress address = settings.address();
        return BrokerSettings.in(folder.broker())
                .withHost(address.listen(), address.advertisedHost())
                .withPort(address.kafkaPort());
    }

    private Topics provision() {
        String url = "http://" + settings.address().localHost() + ":" + http.port();
        RegistrySettings toMyself = settings.address()
                .token()
                .map(token -> RegistrySettings.at(url).withBearer(token.secret()))
                .orElseGet(() -> RegistrySettings.at(url));
        SchemaRegistry registry = parts.add(SchemaRegistry.connect(toMyself));
        RegistryWatch watch = parts.add(RegistryWatch.start(registry, meters));
        health.put("registry", watch::check);
        Topics all = Topics.of(settings.topics(), registry);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicProvisioner(admin).provision(all);
        }
        return all;
    }

    private Cluster cluster() {
        return new Cluster(
                broker.bootstrapServers(),
                topics,
                meters,
                INSTANCE,
                settings.clients().consumer(),
                settings.clients().producer(),
                settings.clients().streams());
    }

    private void startRole(StartSequence start, String name, Supplier<? extends Role> starter) {
        Role role = start.run(name, () -> parts.add(starter.get()));
        role.addTo(health, name);
    }
}
