package io.offshoot.ops.standalone;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topics;
import java.time.Clock;
import java.util.Optional;

/**
 * The dashboard alone in this JVM, beside a cluster that runs elsewhere. It only looks: it makes no topics, so those of
 * the service have to be there, and it joins no group.
 */
public final class DashboardNode implements AutoCloseable {
    private final Parts parts = new Parts();
    private final Health health = new Health();
    private final PrometheusMeterRegistry meters = NodeMeters.create();
    private final Dashboard dashboard = new Dashboard(meters, Clock.systemUTC());
    private final RoleNodeSettings settings;
    private final HttpService http;

    private DashboardNode(RoleNodeSettings settings, StartListener listener) {
        this.settings = settings;
        StartSequence start = new StartSequence(health, listener);
        try {
            parts.add(RuntimeMetrics.bindTo(meters));
            http = start.run(
                    "web service",
                    () -> parts.add(HttpService.start(settings.listen(), health, meters, dashboard::addTo)));
            start.run("dashboard", this::watch);
            health.started();
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** Starts to look, and to show what it sees. */
    public static DashboardNode start(RoleNodeSettings settings, StartListener listener) {
        return new DashboardNode(settings, listener);
    }

    /** Port of the page, its API, health and metrics. */
    public int port() {
        return http.port();
    }

    /** Why it has ended by itself, as a sentence; empty while it goes on. */
    public Optional<String> failure() {
        return health.notLive();
    }

    @Override
    public void close() {
        parts.close();
    }

    private Dashboard watch() {
        SchemaRegistry registry = parts.add(SchemaRegistry.connect(settings.registry()));
        RegistryWatch watch = parts.add(RegistryWatch.start(registry, meters));
        health.put("registry", watch::check);
        Brokers brokers =
                new Brokers(settings.bootstrapServers(), settings.clients().consumer(), settings.admin());
        parts.add(dashboard).watch(brokers, Topics.of(settings.topics(), registry));
        return dashboard;
    }
}
