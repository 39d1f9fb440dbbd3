package io.offshoot.ops.bench;

import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.ops.standalone.topics.TopicProvisioner;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A broker of this benchmark's own in this JVM, with a registry in memory. */
public final class BenchCluster implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final SchemaRegistry registry = SchemaRegistry.connect(RegistrySettings.at("mock://bench"));

    private BenchCluster(EmbeddedBroker broker) {
        this.broker = broker;
    }

    /** Starts in a temporary folder, which closing deletes. */
    public static BenchCluster start() {
        return new BenchCluster(EmbeddedBroker.startTemporary());
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Makes Offshoot's topics under a prefix. */
    public Topics topics(String prefix) {
        Topics topics = Topics.of(TopicSettings.defaults().withPrefix(prefix), registry);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicProvisioner(admin).provision(topics);
        }
        return topics;
    }

    /** A place for files that go with the broker's. */
    public Path folder(String name) {
        return broker.dataFolder().resolve(name);
    }

    @Override
    public void close() {
        broker.close();
    }
}
