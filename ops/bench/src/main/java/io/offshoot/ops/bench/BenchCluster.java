package io.offshoot.ops.bench;

import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.ops.standalone.topics.TopicProvisioner;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A broker of this benchmark's own in this JVM, with Offshoot's topics and a registry in memory. */
public final class BenchCluster implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final Topics topics;

    private BenchCluster(EmbeddedBroker broker, Topics topics) {
        this.broker = broker;
        this.topics = topics;
    }

    /** Starts in a temporary folder, which closing deletes. */
    public static BenchCluster start() {
        EmbeddedBroker broker = EmbeddedBroker.startTemporary();
        Topics topics =
                Topics.of(TopicSettings.defaults(), SchemaRegistry.connect(RegistrySettings.at("mock://bench")));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicProvisioner(admin).provision(topics);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        return new BenchCluster(broker, topics);
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The topics, which are there. */
    public Topics topics() {
        return topics;
    }

    @Override
    public void close() {
        broker.close();
    }
}
