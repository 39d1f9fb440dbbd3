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
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.trace.TraceContext;
import io.offshoot.streams.image.ImageLimits;
import io.offshoot.workers.fetcher.AllowedPlaces;
import io.offshoot.workers.fetcher.BucketSettings;
import io.offshoot.workers.fetcher.ReferenceSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A whole node in this JVM that learns and edits in seconds, and what a test wants to know of it. */
final class RunningNode implements AutoCloseable {
    /** Edits per photo. */
    static final int EDITS = 2;

    private static final String TRACED = "traced";

    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(2);

    private final Standalone node;
    private final Connection connection;

    private RunningNode(Standalone node) {
        this.node = node;
        connection = new Connection(new ConnectionSettings(
                node.bootstrapServers(), node.url(), node.topics().settings(), ClientProperties.NONE));
    }

    /** What a model folder says, so that each concept is learned and each photo edited in a moment. */
    static String quickPolicy() {
        return "examples-per-class=3\ninitializer-token=t\nlearning-steps=2\nlearning-batch-size=1\n"
                + "num-inference-steps=4\nedits-per-image=" + EDITS;
    }

    static RunningNode start(ModelSettings model) {
        return start(model, AllowedPlaces.NONE);
    }

    /** A node that takes photos by reference from some places. */
    static RunningNode start(ModelSettings model, AllowedPlaces references) {
        StandaloneSettings settings = StandaloneSettings.of(model.folder())
                .withModel(model)
                .withTopology(
                        new TopologySettings(ImageLimits.DEFAULT, Duration.ofSeconds(2), ModelPolicy.of(model.folder()))
                                .withReferences(new ReferenceSettings(references, BucketSettings.AMAZON)));
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

    /** The images of both training topics, once they hold so many together, or when nothing new comes any more. */
    List<LabelledImage> awaitImages(int count) {
        List<LabelledImage> images = new ArrayList<>();
        try (TrainingReader reader = new TrainingReader(connection, Clock.systemUTC())) {
            reader.read(ReadLimit.idleFor(GIVE_UP_AFTER), image -> {
                if (!image.getLabel().equals(TRACED)) {
                    images.add(image);
                }
                if (images.size() == count) {
                    reader.stop();
                }
            });
        }
        return images;
    }

    /** Publishes bytes that no schema explains. */
    void publishWithUnknownSchema() {
        byte[] value = {0, 0, 1, (byte) 0x86, (byte) 0x9f, 1, 2, 3};
        byte[] key = "wheat".getBytes(StandardCharsets.UTF_8);
        Map<String, Object> properties = Map.of("bootstrap.servers", node.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(node.topics().images().name(), key, value))
                    .get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Publishes a copy of a photo, in a class of its own, whose event belongs to a trace; gives the records made of it. */
    List<ConsumerRecord<String, LabelledImage>> editsOfTraced(LabelledImage photo, TraceContext trace) {
        LabelledImage traced = LabelledImage.newBuilder(photo)
                .setImageId(TRACED)
                .setLabel(TRACED)
                .build();
        Topic<byte[], LabelledImage> images = node.topics().images();
        ProducerRecord<byte[], LabelledImage> event = new ProducerRecord<>(images.name(), traced);
        trace.addTo(event.headers());
        try (Producer<byte[], LabelledImage> producer = connection.producer(images)) {
            producer.send(event).get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return awaitSyntheticOf(TRACED);
    }

    private List<ConsumerRecord<String, LabelledImage>> awaitSyntheticOf(String imageId) {
        Instant deadline = Instant.now().plus(GIVE_UP_AFTER);
        List<ConsumerRecord<String, LabelledImage>> found = List.of();
        while (found.size() < EDITS && Instant.now().isBefore(deadline)) {
            found = records(node.topics().synthetic()).stream()
                    .filter(record -> record.key().equals(imageId))
                    .toList();
        }
        return found;
    }

    /** The newest concept of a class. */
    Concept concept(String label) {
        return records(node.topics().concepts()).stream()
                .filter(record -> record.key().equals(label))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .value();
    }

    /** The dead letters in a topic now. */
    List<DeadLetter> deadLetters(Topic<byte[], byte[]> topic) {
        return records(topic).stream()
                .map(record -> DeadLetter.from(record.headers()))
                .toList();
    }

    private <K, V> List<ConsumerRecord<K, V>> records(Topic<K, V> topic) {
        return TopicContents.of(connection, topic);
    }

    @Override
    public void close() {
        connection.close();
        node.close();
    }
}
