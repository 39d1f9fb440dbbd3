package io.offshoot.ops.bench.worker;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.ops.standalone.health.Health;
import io.offshoot.ops.standalone.http.HttpService;
import io.offshoot.ops.standalone.http.ListenAddress;
import io.offshoot.ops.standalone.http.NodeMeters;
import io.offshoot.ops.standalone.lifecycle.Parts;
import io.offshoot.ops.standalone.registry.RegistryRoutes;
import io.offshoot.ops.standalone.registry.SchemaStore;
import io.offshoot.ops.standalone.topics.TopicProvisioner;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A broker and a registry in this process, in temporary folders, for workers in processes of their own. */
public final class WorkerCluster implements AutoCloseable {

    private final Parts parts = new Parts();
    private final EmbeddedBroker broker;
    private final String registryUrl;

    /** Starts both. */
    public WorkerCluster() {
        broker = parts.add(EmbeddedBroker.startTemporary());
        PrometheusMeterRegistry meters = NodeMeters.create();
        SchemaStore schemas = SchemaStore.open(broker.dataFolder().resolve("registry.json"));
        HttpService http = parts.add(HttpService.start(
                ListenAddress.loopback(0), new Health(), meters, app -> RegistryRoutes.addTo(app, schemas)));
        registryUrl = "http://127.0.0.1:" + http.port();
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Address of the registry. */
    public String registryUrl() {
        return registryUrl;
    }

    /** A client that the caller closes. */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** New topics under a prefix. */
    public Topics topics(String prefix, int partitions) {
        SchemaRegistry registry = parts.add(SchemaRegistry.connect(RegistrySettings.at(registryUrl)));
        Topics topics = Topics.of(TopicSettings.defaults().withPrefix(prefix).withPartitions(partitions), registry);
        try (Admin admin = admin()) {
            new TopicProvisioner(admin).provision(topics);
        }
        return topics;
    }

    /**
     * Command line of a stand-in editor that works here.
     *
     * @param topics which it reads and writes
     * @param deviceTime how long an edit holds its device
     */
    public List<String> editorOptions(Topics topics, WorkMode mode, Duration deviceTime) {
        return List.of(
                "--bootstrap-server",
                bootstrapServers(),
                "--registry-url",
                registryUrl(),
                "--topic-prefix",
                topics.settings().prefix(),
                "--partitions",
                Integer.toString(topics.editRequests().partitions()),
                "--work-mode",
                mode.word(),
                "--drain-timeout",
                "2s",
                "--device-time",
                deviceTime.toMillis() / 1000.0 + "s");
    }

    @Override
    public void close() {
        parts.close();
    }
}
