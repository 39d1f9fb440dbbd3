package io.offshoot.ops.cli.connect;

import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a compacted topic of a running service holds: the newest record of each key, those taken back left out. */
public final class NewestRecords {
    private static final Duration POLL = Duration.ofMillis(250);

    private NewestRecords() {}

    /** Reads the topic up to its present end. */
    public static <V> SortedMap<String, V> read(Connection connection, Topic<String, V> topic) {
        connection.require(List.of(Right.read(topic)));
        try (Consumer<String, V> consumer = connection.consumer(
                topic.keySerde().deserializer(), topic.valueSerde().deserializer())) {
            return read(consumer, topic.name());
        }
    }

    static <V> SortedMap<String, V> read(Consumer<String, V> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        SortedMap<String, V> newest = new TreeMap<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, V> record : consumer.poll(POLL)) {
                if (record.value() == null) {
                    newest.remove(record.key());
                } else {
                    newest.put(record.key(), record.value());
                }
            }
        }
        return newest;
    }
}
