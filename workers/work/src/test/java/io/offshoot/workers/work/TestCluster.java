package io.offshoot.workers.work;

import io.offshoot.ops.broker.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real broker for the tests of a class, and topics on it; it notices dead workers, abandoned transactions and forgotten
 * locks within two seconds.
 */
public final class TestCluster implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    /** Partitions of every topic. */
    public static final int PARTITIONS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<AutoCloseable> running = new ArrayList<>();

    private @Nullable EmbeddedBroker broker;

    @Override
    public void beforeAll(ExtensionContext context) {
        broker = EmbeddedBroker.startTemporary(Map.of(
                "group.min.session.timeout.ms", "500",
                "group.share.record.lock.duration.ms", "2000",
                "group.share.min.record.lock.duration.ms", "1000",
                "group.share.heartbeat.interval.ms", "500",
                "group.share.min.heartbeat.interval.ms", "500",
                "log.cleaner.backoff.ms", "100",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"));
    }

    /** Closes what a test has left running, all at the same time: a loop may wait for its drain. */
    @Override
    public void afterEach(ExtensionContext context) {
        running.parallelStream().forEach(TestCluster::close);
        running.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        broker().close();
    }

    /** Will close something when the test has ended. */
    <T extends AutoCloseable> T closing(T resource) {
        running.add(resource);
        return resource;
    }

    private EmbeddedBroker broker() {
        return Objects.requireNonNull(broker, "make the cluster an extension: @RegisterExtension");
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new AssertionError("the test cannot close " + resource, e);
        }
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return broker().bootstrapServers();
    }

    /** Three topics whose names begin alike; returns the common beginning. */
    String topics(String name) throws ExecutionException, InterruptedException {
        create(List.of(
                new NewTopic(name + ".requests", PARTITIONS, (short) 1),
                new NewTopic(name + ".results", PARTITIONS, (short) 1),
                new NewTopic(name + ".failures", PARTITIONS, (short) 1)));
        return name;
    }

    /** Creates topics. */
    public void create(List<NewTopic> topics) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(topics).all().get();
        }
    }

    WorkSettings settings(String name) {
        ClientSettings clients = ClientSettings.of(bootstrapServers(), name)
                .withConsumer(Map.of("session.timeout.ms", "1500", "heartbeat.interval.ms", "200"))
                .withProducer(Map.of("transaction.timeout.ms", "2000"));
        return settings(name, clients);
    }

    WorkSettings settings(String name, ClientSettings clients) {
        return WorkSettings.of(name, name + ".requests", name + ".failures", clients)
                .withRetry(new RetrySettings(3, Duration.ofMillis(10), Duration.ofMillis(100)));
    }

    void publish(String topic, List<String> keys) throws ExecutionException, InterruptedException {
        publish(keys.stream()
                .map(key -> new ProducerRecord<>(topic, bytes(key), bytes("request " + key)))
                .toList());
    }

    /** Publishes records and waits until they are there. */
    public void publish(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get();
            }
        }
    }

    /** Values that a read_committed reader sees, at least so many and then all there are. */
    List<String> committed(String topic, int atLeast) {
        return records(topic, "read_committed", atLeast).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Records seen at an isolation level, at least so many and then all there are. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic, String isolation, int atLeast) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> reader = reader(isolation)) {
            List<TopicPartition> partitions = partitions(topic);
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Instant deadline = Instant.now().plus(PATIENCE);
            while (found.size() < atLeast || !isAtTheEnd(reader, partitions)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError(
                            "%s has %d records, not %d, after %s".formatted(topic, found.size(), atLeast, PATIENCE));
                }
                reader.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    /** At the end of everything written, so that no open transaction can hide anything behind it. */
    private boolean isAtTheEnd(KafkaConsumer<byte[], byte[]> reader, List<TopicPartition> partitions) {
        try (KafkaConsumer<byte[], byte[]> open = reader("read_uncommitted")) {
            Map<TopicPartition, Long> ends = open.endOffsets(partitions);
            return partitions.stream().allMatch(partition -> reader.position(partition) >= ends.get(partition));
        }
    }

    private KafkaConsumer<byte[], byte[]> reader(String isolation) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", isolation),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(String topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(new TopicPartition(topic, i));
        }
        return partitions;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
