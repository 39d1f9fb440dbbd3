package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.config.ClientProperties;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionSettings;
import io.offshoot.ops.cli.export.ReadLimit;
import io.offshoot.ops.cli.export.TrainingReader;
import io.offshoot.ops.standalone.Standalone;
import io.offshoot.ops.standalone.StandaloneSettings;
import io.offshoot.ops.standalone.WorkListeners;
import io.offshoot.ops.standalone.lifecycle.StartListener;
import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.image.ImageLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A whole node in this JVM that learns and edits in seconds, and what a test wants to know of it. */
final class RunningNode implements AutoCloseable {
    /** Edits per photo. */
    static final int EDITS = 2;

    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(2);

    private final Standalone node;
    private final Connection connection;

    private RunningNode(Standalone node) {
        this.node = node;
        connection = new Connection(new ConnectionSettings(
                node.bootstrapServers(), node.url(), node.topics().settings(), ClientProperties.NONE));
    }

    static RunningNode start(Path model) {
        AugmentationPolicy policy = AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setExamplesPerClass(3)
                .setInitializerToken("t")
                .setLearningSteps(2)
                .setLearningBatchSize(1)
                .setEditsPerImage(EDITS)
                .setNumInferenceSteps(4)
                .build();
        StandaloneSettings settings = StandaloneSettings.of(model)
                .withModel(ModelSettings.of(model).withThreads(2))
                .withTopology(new TopologySettings(ImageLimits.DEFAULT, Duration.ofSeconds(2), policy));
        return new RunningNode(Standalone.start(settings, StartListener.SILENT, WorkListeners.NONE));
    }

    Standalone node() {
        return node;
    }

    /** The options with which a command reaches the node. */
    String[] with(String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--bootstrap-server", node.bootstrapServers(), "--registry-url", node.url()));
        return words.toArray(String[]::new);
    }

    /** Returns when both training topics together hold so many images, or when nothing new comes any more. */
    void awaitImages(int count) {
        AtomicInteger seen = new AtomicInteger();
        try (TrainingReader reader = new TrainingReader(connection, Clock.systemUTC())) {
            reader.read(ReadLimit.idleFor(GIVE_UP_AFTER), image -> {
                if (seen.incrementAndGet() == count) {
                    reader.stop();
                }
            });
        }
    }

    /** Publishes bytes that no schema explains. */
    void publishWithUnknownSchema() {
        Map<String, Object> properties = Map.of("bootstrap.servers", node.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] value = {0, 0, 1, (byte) 0x86, (byte) 0x9f, 1, 2, 3};
            producer.send(new ProducerRecord<>(
                            node.topics().images().name(), "wheat".getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The dead letters in a topic now. */
    List<DeadLetter> deadLetters(Topic<byte[], byte[]> topic) {
        List<DeadLetter> letters = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer =
                connection.consumer(new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(number -> new TopicPartition(topic.name(), number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!partitions.stream().allMatch(each -> consumer.position(each) >= ends.get(each))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> letters.add(DeadLetter.from(record.headers())));
            }
        }
        return letters;
    }

    @Override
    public void close() {
        connection.close();
        node.close();
    }
}
