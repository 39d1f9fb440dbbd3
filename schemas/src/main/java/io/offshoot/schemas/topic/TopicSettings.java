package io.offshoot.schemas.topic;

import java.util.Map;

/**
 * Settings that all topics share.
 *
 * @param prefix first part of every name, as in {@code offshoot.images}
 * @param partitions partitions of every topic, so that those that are read side by side have the same number
 * @param replicationFactor replicas of every partition
 * @param maxInlineBytes largest photo that travels inside a record, in bytes; larger ones are referred to
 * @param configs further Kafka topic configurations for all topics, for example {@code retention.ms}
 */
public record TopicSettings(
        String prefix, int partitions, int replicationFactor, int maxInlineBytes, Map<String, String> configs) {

    private static final int LARGEST_INLINE = 64 << 20;

    /** Refuses what Kafka would refuse later, naming the key at fault. */
    public TopicSettings {
        if (!prefix.matches("[a-zA-Z0-9._-]{1,200}")) {
            throw new IllegalArgumentException(
                    "prefix must be 1 to 200 letters, digits, dots, dashes or underscores, was \"" + prefix + "\"");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, was " + partitions);
        }
        if (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE) {
            throw new IllegalArgumentException("replicationFactor must be at least 1, was " + replicationFactor);
        }
        if (maxInlineBytes < 1024 || maxInlineBytes > LARGEST_INLINE) {
            throw new IllegalArgumentException(
                    "maxInlineBytes must be in [1024, " + LARGEST_INLINE + "], was " + maxInlineBytes);
        }
        configs = Map.copyOf(configs);
    }

    /** Prefix offshoot, four partitions, one replica, photos of up to 4 MiB inline. */
    public static TopicSettings defaults() {
        return new TopicSettings("offshoot", 4, 1, 4 << 20, Map.of());
    }

    /** The same under another prefix. */
    public TopicSettings withPrefix(String newPrefix) {
        return new TopicSettings(newPrefix, partitions, replicationFactor, maxInlineBytes, configs);
    }

    /** The same with another number of partitions. */
    public TopicSettings withPartitions(int number) {
        return new TopicSettings(prefix, number, replicationFactor, maxInlineBytes, configs);
    }

    /** The same with another number of replicas. */
    public TopicSettings withReplicationFactor(int replicas) {
        return new TopicSettings(prefix, partitions, replicas, maxInlineBytes, configs);
    }

    /** The same with room for smaller or larger photos inside records. */
    public TopicSettings withMaxInlineBytes(int bytes) {
        return new TopicSettings(prefix, partitions, replicationFactor, bytes, configs);
    }

    /** The same with further Kafka topic configurations. */
    public TopicSettings withConfigs(Map<String, String> topicConfigs) {
        return new TopicSettings(prefix, partitions, replicationFactor, maxInlineBytes, topicConfigs);
    }
}
