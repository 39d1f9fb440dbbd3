package io.offshoot.schemas.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic: its name, what its keys and values are, and how it is laid out.
 *
 * @param <K> the key
 * @param <V> the value
 * @param name full name, prefix included
 * @param keySerde serde of its keys
 * @param valueSerde serde of its values
 * @param layout partitions, replicas and limits
 */
public record Topic<K, V>(String name, Serde<K> keySerde, Serde<V> valueSerde, TopicLayout layout) {

    /** Registry subject of its values, by Confluent's TopicNameStrategy. */
    public String subject() {
        return name + "-value";
    }

    /** Number of partitions. */
    public int partitions() {
        return layout.partitions();
    }

    /** What an admin client creates it from. */
    public NewTopic newTopic() {
        return new NewTopic(name, layout.partitions(), layout.replicationFactor()).configs(configs());
    }

    /** Its Kafka topic configurations. */
    public Map<String, String> configs() {
        Map<String, String> configs = new HashMap<>(layout.configs());
        configs.put("cleanup.policy", layout.cleanup().config());
        configs.put("max.message.bytes", Integer.toString(layout.maxMessageBytes()));
        return Map.copyOf(configs);
    }
}
