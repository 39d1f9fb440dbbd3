package io.offshoot.ops.standalone;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.offshoot.ops.standalone.health.Health;
import io.offshoot.ops.standalone.health.RegistryWatch;
import io.offshoot.ops.standalone.http.HttpService;
import io.offshoot.ops.standalone.http.NodeMeters;
import io.offshoot.ops.standalone.http.RuntimeMetrics;
import io.offshoot.ops.standalone.lifecycle.Parts;
import io.offshoot.ops.standalone.lifecycle.StartListener;
import io.offshoot.ops.standalone.lifecycle.StartSequence;
import io.offshoot.ops.standalone.role.Cluster;
import io.offshoot.ops.standalone.role.Role;
import io.offshoot.ops.standalone.topics.TopicProvisioner;
import io.offshoot.schemas.access.Principal;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;

/** One role alone in this JVM on a cluster that runs elsewhere, with its health and metrics over HTTP. */
public final class RoleNode implements AutoCloseable {
    private final Parts parts = new Parts();
    private final Health health = new Health();
    private final PrometheusMeterRegistry meters = NodeMeters.create();
    private final RoleNodeSettings settings;
    private final HttpService http;

    private RoleNode(
            RoleNodeSettings settings, String name, Function<Cluster, ? extends Role> starter, StartListener listener) {
        this.settings = settings;
        StartSequence start = new StartSequence(health, listener);
        try {
            parts.add(RuntimeMetrics.bindTo(meters));
            http = start.run(
                    "web service", () -> parts.add(HttpService.start(settings.listen(), health, meters, app -> {})));
            Topics topics = start.run("topics", this::provision);
            Cluster cluster = cluster(topics);
            Role role = start.run(name, () -> parts.add(starter.apply(cluster)));
            role.addTo(health, name);
            health.started();
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /**
     * Makes missing topics, checks those that are there, and starts the role.
     *
     * @param name of the role, for health and progress
     * @param starter starts it
     */
    public static RoleNode start(
            RoleNodeSettings settings, String name, Function<Cluster, ? extends Role> starter, StartListener listener) {
        return new RoleNode(settings, name, starter, listener);
    }

    /** Port of health and metrics. */
    public int port() {
        return http.port();
    }

    /** How the role is. */
    public Health health() {
        return health;
    }

    /** Why the role has ended by itself, as a sentence; empty while it goes on. */
    public Optional<String> failure() {
        return health.notLive();
    }

    /** Finishes and commits what is in hand. */
    @Override
    public void close() {
        parts.close();
    }

    private Topics provision() {
        SchemaRegistry registry = parts.add(SchemaRegistry.connect(settings.registry()));
        RegistryWatch watch = parts.add(RegistryWatch.start(registry, meters));
        health.put("registry", watch::check);
        Topics topics = Topics.of(settings.topics(), registry);
        Map<String, Object> properties = new HashMap<>(settings.admin());
        properties.put("bootstrap.servers", settings.bootstrapServers());
        try (Admin admin = Admin.create(properties)) {
            new TopicProvisioner(admin, Principal.of(properties)).provision(topics);
        }
        return topics;
    }

    private Cluster cluster(Topics topics) {
        return new Cluster(
                settings.bootstrapServers(),
                topics,
                meters,
                settings.instanceId(),
                settings.clients().consumer(),
                settings.clients().producer(),
                settings.clients().streams());
    }
}
