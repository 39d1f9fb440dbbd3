package io.offshoot.ops.bench.scale;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts synthetic images as a read_committed reader sees them. */
final class SyntheticCount {

    private final Topics topics;
    private final Set<String> ids = new HashSet<>();
    private int repeated;
    private Instant last = Instant.MIN;

    SyntheticCount(Topics topics) {
        this.topics = topics;
    }

    /**
     * Reads until so many different ones are there.
     *
     * @throws IllegalStateException when they are not within this time
     */
    void await(String bootstrapServers, int expected, Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            reader.assign(IntStream.range(0, topics.synthetic().partitions())
                    .mapToObj(partition -> new TopicPartition(topics.synthetic().name(), partition))
                    .toList());
            while (ids.size() < expected) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException(
                            "%d of %d synthetic images came within %s".formatted(ids.size(), expected, limit));
                }
                reader.poll(Duration.ofMillis(200)).forEach(this::count);
            }
        }
    }

    ScaleRun since(Instant begun, int workers) {
        double seconds = Duration.between(begun, last).toMillis() / 1000.0;
        return new ScaleRun(workers, ids.size(), repeated, seconds);
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
        LabelledImage image = Objects.requireNonNull(
                topics.synthetic().valueSerde().deserializer().deserialize(record.topic(), record.value()));
        if (ids.add(image.getImageId())) {
            last = Instant.now();
        } else {
            repeated++;
        }
    }
}
