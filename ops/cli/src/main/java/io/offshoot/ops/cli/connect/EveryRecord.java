package io.offshoot.ops.cli.connect;

import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Every record that a topic of a running service holds, each partition in its order. */
public final class EveryRecord {
    private static final Duration POLL = Duration.ofMillis(250);

    private EveryRecord() {}

    /** Reads the topic up to its present end. */
    public static <V> void read(
            Connection connection, Topic<String, V> topic, java.util.function.Consumer<ConsumerRecord<String, V>> to) {
        connection.require(List.of(Right.read(topic)));
        try (Consumer<String, V> consumer = connection.consumer(
                topic.keySerde().deserializer(), topic.valueSerde().deserializer())) {
            read(consumer, topic.name(), to);
        }
    }

    static <V> void read(
            Consumer<String, V> consumer, String topic, java.util.function.Consumer<ConsumerRecord<String, V>> to) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(to);
        }
    }
}
