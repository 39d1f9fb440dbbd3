package io.offshoot.ops.cli.flow;

import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts what reaches the topics, as any {@code read_committed} reader outside would. Used from one thread. */
public final class TopicWatch implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Consumer<ConsumerRecord<byte[], byte[]>>> counters = new HashMap<>();

    /** Starts at the beginning of every watched topic and feeds the tally. */
    public TopicWatch(Topics topics, String bootstrapServers, Tally tally) {
        count(topics.real(), record -> tally.real(value(topics.real(), record)));
        count(topics.concepts(), record -> tally.concept(value(topics.concepts(), record)));
        count(topics.synthetic(), record -> tally.synthetic());
        count(topics.rejects(), record -> tally.rejected(DeadLetter.from(record.headers())));
        count(topics.failures(), record -> tally.failed(key(record), DeadLetter.from(record.headers())));
        Map<String, Object> properties = new HashMap<>(topics.consumerProperties());
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        properties.put("enable.auto.commit", false);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(
                        topics.real(), topics.concepts(), topics.synthetic(), topics.rejects(), topics.failures())
                .flatMap(TopicWatch::partitions)
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Takes in what has come within a moment. */
    public void poll(Duration moment) {
        consumer.poll(moment)
                .forEach(record ->
                        counters.getOrDefault(record.topic(), unknown -> {}).accept(record));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void count(Topic<?, ?> topic, Consumer<ConsumerRecord<byte[], byte[]>> counter) {
        counters.put(topic.name(), counter);
    }

    private static <V> V value(Topic<?, V> topic, ConsumerRecord<byte[], byte[]> record) {
        return topic.valueSerde().deserializer().deserialize(topic.name(), record.value());
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    private static Stream<TopicPartition> partitions(Topic<?, ?> topic) {
        return IntStream.range(0, topic.partitions()).mapToObj(number -> new TopicPartition(topic.name(), number));
    }
}
