package io.offshoot.ops.bench.scale;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.ops.standalone.health.Health;
import io.offshoot.ops.standalone.http.HttpService;
import io.offshoot.ops.standalone.http.NodeMeters;
import io.offshoot.ops.standalone.lifecycle.Parts;
import io.offshoot.ops.standalone.registry.RegistryRoutes;
import io.offshoot.ops.standalone.registry.SchemaStore;
import io.offshoot.ops.standalone.topics.TopicProvisioner;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A broker and a registry in this process, in temporary folders, for workers in processes of their own. */
final class ScaleCluster implements AutoCloseable {

    private final Parts parts = new Parts();
    private final EmbeddedBroker broker;
    private final String registryUrl;

    ScaleCluster() {
        broker = parts.add(EmbeddedBroker.startTemporary());
        PrometheusMeterRegistry meters = NodeMeters.create();
        SchemaStore schemas = SchemaStore.open(broker.dataFolder().resolve("registry.json"));
        HttpService http = parts.add(
                HttpService.start("127.0.0.1", 0, new Health(), meters, app -> RegistryRoutes.addTo(app, schemas)));
        registryUrl = "http://127.0.0.1:" + http.port();
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String registryUrl() {
        return registryUrl;
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** New topics under a prefix. */
    Topics topics(String prefix, int partitions) {
        SchemaRegistry registry = parts.add(SchemaRegistry.connect(RegistrySettings.at(registryUrl)));
        Topics topics = Topics.of(TopicSettings.defaults().withPrefix(prefix).withPartitions(partitions), registry);
        try (Admin admin = admin()) {
            new TopicProvisioner(admin).provision(topics);
        }
        return topics;
    }

    @Override
    public void close() {
        parts.close();
    }
}
