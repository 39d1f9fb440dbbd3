package io.offshoot.schemas.topic;

import java.util.Map;

/**
 * How a topic is laid out on the brokers.
 *
 * @param partitions number of partitions
 * @param replicationFactor number of replicas of each
 * @param cleanup what becomes of old records
 * @param maxMessageBytes largest record batch, in bytes
 * @param configs further Kafka topic configurations
 */
public record TopicLayout(
        int partitions,
        short replicationFactor,
        CleanupPolicy cleanup,
        int maxMessageBytes,
        Map<String, String> configs) {

    /** Copies the configurations. */
    public TopicLayout {
        configs = Map.copyOf(configs);
    }

    /** The same with these further configurations. */
    public TopicLayout withConfigs(Map<String, String> others) {
        return new TopicLayout(partitions, replicationFactor, cleanup, maxMessageBytes, others);
    }
}
