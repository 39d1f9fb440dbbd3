package io.offshoot.ops.cli.concepts;

import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The concepts of a running service: the latest of each class, retired ones left out. */
final class ServiceConcepts {
    private static final Duration POLL = Duration.ofMillis(250);

    private ServiceConcepts() {}

    /** Reads the compacted topic up to its present end. */
    static List<Concept> read(Connection connection) {
        Topic<String, Concept> topic = connection.topics().concepts();
        connection.requireTopics(List.of(topic));
        try (Consumer<String, Concept> consumer = connection.consumer(
                topic.keySerde().deserializer(), topic.valueSerde().deserializer())) {
            return latest(consumer, topic.name());
        }
    }

    static List<Concept> latest(Consumer<String, Concept> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<String, Concept> concepts = new TreeMap<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, Concept> record : consumer.poll(POLL)) {
                if (record.value() == null) {
                    concepts.remove(record.key());
                } else {
                    concepts.put(record.key(), record.value());
                }
            }
        }
        return List.copyOf(concepts.values());
    }
}
