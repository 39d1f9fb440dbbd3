package io.offshoot.ops.standalone.role;

import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.ClientSettings;
import java.util.Map;

/**
 * The cluster that roles work on.
 *
 * @param bootstrapServers brokers to ask first
 * @param topics the topics with their serdes
 * @param meters where metrics go
 * @param instanceId name of this process among those of the same role, unique among those alive
 * @param consumer properties that pass through to consumers
 * @param producer properties that pass through to producers
 * @param streams properties that pass through to Kafka Streams
 */
public record Cluster(
        String bootstrapServers,
        Topics topics,
        MeterRegistry meters,
        String instanceId,
        Map<String, String> consumer,
        Map<String, String> producer,
        Map<String, String> streams) {
    /** Consumer group or application of a role: the topics' prefix and the role, so that two services do not share one. */
    String groupId(String role) {
        return topics.settings().prefix() + "-" + role;
    }

    /** How a worker of this cluster reaches Kafka. */
    public ClientSettings workerClients(String role) {
        return new ClientSettings(bootstrapServers, groupId(role), instanceId, consumer, producer);
    }
}
