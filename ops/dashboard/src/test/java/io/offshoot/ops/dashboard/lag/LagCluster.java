package io.offshoot.ops.dashboard.lag;

import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.ops.dashboard.kafka.Brokers;
import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetMapCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A broker with the topics of several services, each with one partition, and the time at which they are looked at. */
public final class LagCluster implements AutoCloseable {
    /** When the lag is looked at; today, since brokers refuse records from the future and drop those of long ago. */
    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final List<String> WORDS = List.of(
            "images",
            "real",
            "rejects",
            "concept-requests",
            "concept-progress",
            "concepts",
            "edit-requests",
            "synthetic",
            "failures");

    private static final Duration READING = Duration.ofSeconds(20);

    private final EmbeddedBroker broker = EmbeddedBroker.startTemporary();

    public Brokers brokers() {
        return Brokers.at(broker.bootstrapServers());
    }

    /** Makes the topics of a service. */
    public void create(String prefix) throws Exception {
        List<NewTopic> topics = Stream.concat(
                        WORDS.stream().map(word -> prefix + "." + word), Stream.of(Stage.waitingTopic(prefix)))
                .map(name -> new NewTopic(name, 1, (short) 1))
                .toList();
        try (Admin admin = admin()) {
            admin.createTopics(topics).all().get();
        }
    }

    /** Looks at a service as it is now. */
    LagReading look(String prefix) {
        try (LagReader reader = new LagReader(brokers(), prefix, Clock.fixed(now, ZoneOffset.UTC))) {
            return reader.read(READING);
        }
    }

    StageLag look(String prefix, String stage) {
        return look(prefix).stages().stream()
                .filter(lag -> lag.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    /** Publishes so many records, the first of them published so many seconds ago and each later one a second later. */
    void publish(String topic, int records, int secondsAgo) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            for (int index = 0; index < records; index++) {
                producer.send(record(topic, "key " + index, new byte[100], now.minusSeconds(secondsAgo - index)))
                        .get();
            }
        }
    }

    void publish(String topic, String key, byte @Nullable [] value, int secondsAgo) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            producer.send(record(topic, key, value, now.minusSeconds(secondsAgo)))
                    .get();
        }
    }

    /** Publishes so many records now, each in a transaction of its own; returns when that is. */
    public Instant publishNow(String topic, int records) throws Exception {
        Instant published = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        publishInTransactions(topic, records, published, true);
        return published;
    }

    /** Publishes each record in a transaction of its own. */
    public void publishInTransactions(String topic, int records, Instant published, boolean commit) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", topic))) {
            producer.initTransactions();
            for (int index = 0; index < records; index++) {
                producer.beginTransaction();
                producer.send(record(topic, "key " + index, new byte[100], published))
                        .get();
                if (commit) {
                    producer.commitTransaction();
                } else {
                    producer.abortTransaction();
                }
            }
        }
    }

    /** Commits what a group has finished of a topic. */
    void commit(String group, String topic, OffsetMap finished) throws Exception {
        try (Admin admin = admin()) {
            OffsetAndMetadata offset = new OffsetAndMetadata(finished.next(), OffsetMapCodec.encode(finished));
            admin.alterConsumerGroupOffsets(group, Map.of(new TopicPartition(topic, 0), offset))
                    .all()
                    .get();
        }
    }

    /** Moves a share group to an offset. */
    void moveShareGroup(String group, String topic, long offset) throws Exception {
        try (Admin admin = admin()) {
            admin.alterShareGroupOffsets(group, Map.of(new TopicPartition(topic, 0), offset))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() {
        broker.close();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, String key, byte @Nullable [] value, Instant published) {
        return new ProducerRecord<>(topic, 0, published.toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), value);
    }
}
