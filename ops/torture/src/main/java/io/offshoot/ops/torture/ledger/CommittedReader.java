package io.offshoot.ops.torture.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all topics of the flow from their beginning, committed records only, outside of any group. */
final class CommittedReader implements AutoCloseable {

    static final List<String> WORDS = List.of(
            "images", "real", "rejects", "concept-requests", "concepts", "edit-requests", "synthetic", "failures");

    private final KafkaConsumer<byte[], byte[]> consumer;

    CommittedReader(String bootstrapServers, String prefix, int partitions) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        2000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = WORDS.stream()
                .flatMap(word -> partitions(prefix + "." + word, partitions))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    /** Reads what there is, waiting a moment for it; returns how many records there were. */
    int read(Duration wait, Consumer<ConsumerRecord<byte[], byte[]>> into) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
        records.forEach(into);
        return records.count();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static Stream<TopicPartition> partitions(String topic, int count) {
        return IntStream.range(0, count).mapToObj(partition -> new TopicPartition(topic, partition));
    }
}
