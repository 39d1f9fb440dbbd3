package io.offshoot.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.image.ImageLimits;
import io.offshoot.streams.metrics.TopologyMeters;
import io.offshoot.streams.topology.AugmentationTopology;
import io.offshoot.streams.topology.StreamsProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology without a broker: what goes in, what comes out, and a clock to turn. */
public final class TopologyHarness implements AutoCloseable {
    public static final Duration LINGER = Duration.ofSeconds(30);
    private static final Duration DECODE_LIMIT = Duration.ofSeconds(3);
    private static final Duration TICK = Duration.ofMillis(200);

    public final MeterRegistry meters = new SimpleMeterRegistry();
    public final Topics topics;
    private final TopologyTestDriver driver;

    public TopologyHarness(Path stateDir) {
        this(stateDir, topics("mock://" + UUID.randomUUID()));
    }

    /** With a default policy that learns from three photos and makes four edits. */
    public TopologyHarness(Path stateDir, Topics topics) {
        this(stateDir, topics, false);
    }

    private TopologyHarness(Path stateDir, Topics topics, boolean takesReferences) {
        this.topics = topics;
        AugmentationPolicy policy = AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setExamplesPerClass(3)
                .setEditsPerImage(4)
                .build();
        StreamsSettings settings = StreamsSettings.of("unused:9092", stateDir)
                .withFewShotLinger(LINGER)
                .withImageLimits(ImageLimits.DEFAULT.withMaxDecodeTime(DECODE_LIMIT))
                .withDefaultPolicy(policy)
                .withReferences(takesReferences);
        driver = new TopologyTestDriver(
                AugmentationTopology.build(topics, settings, new TopologyMeters(meters)),
                StreamsProperties.of(topics, settings),
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** With a fetcher, so that photos by reference are taken. */
    public static TopologyHarness takingReferences(Path stateDir) {
        return new TopologyHarness(stateDir, topics("mock://" + UUID.randomUUID()), true);
    }

    public static Topics topics(String registry) {
        return topics(registry, "offshoot");
    }

    public static Topics topics(String registry, String prefix) {
        return Topics.of(
                TopicSettings.defaults().withPrefix(prefix), SchemaRegistry.connect(RegistrySettings.at(registry)));
    }

    public void publish(LabelledImage... photos) {
        for (LabelledImage photo : photos) {
            input(topics.images()).pipeInput(new byte[] {7}, photo);
        }
    }

    /** Publishes a photo with a header. */
    public void publish(String header, String value, LabelledImage photo) {
        Headers headers = new RecordHeaders().add(header, value.getBytes(StandardCharsets.UTF_8));
        input(topics.images()).pipeInput(new TestRecord<>(new byte[] {7}, photo, headers));
    }

    public void publishBytes(byte[] key, byte[] value) {
        driver.createInputTopic(
                        topics.images().name(),
                        topics.rejects().keySerde().serializer(),
                        topics.rejects().valueSerde().serializer())
                .pipeInput(key, value);
    }

    public void publishConcept(String label, Concept concept) {
        input(topics.concepts()).pipeInput(label, concept);
        advance(TICK);
    }

    public void publishPolicy(String label, AugmentationPolicy policy) {
        input(topics.policies()).pipeInput(label, policy);
    }

    /** Turns the clock in small steps, as the driver lets each timer ring once a step. */
    public void advance(Duration time) {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(TICK)) {
            driver.advanceWallClockTime(TICK);
        }
    }

    public List<TestRecord<String, LabelledImage>> real() {
        return output(topics.real()).readRecordsToList();
    }

    public List<TestRecord<String, LabelledImage>> references() {
        return output(topics.references()).readRecordsToList();
    }

    public List<TestRecord<byte[], byte[]>> rejects() {
        return output(topics.rejects()).readRecordsToList();
    }

    public List<String> rejectReasons() {
        return rejects().stream()
                .map(record -> DeadLetter.from(record.headers()).reason())
                .toList();
    }

    public List<ConceptRequest> conceptRequests() {
        return conceptRequestRecords().stream().map(TestRecord::value).toList();
    }

    public List<TestRecord<String, ConceptRequest>> conceptRequestRecords() {
        return output(topics.conceptRequests()).readRecordsToList();
    }

    public List<TestRecord<String, EditRequest>> editRequests() {
        return output(topics.editRequests()).readRecordsToList();
    }

    /** Image ids of the photos that edits were asked for since the last call. */
    public List<String> edited() {
        return editRequests().stream().map(TestRecord::key).toList();
    }

    public double count(String name, String... tags) {
        return meters.get(name).tags(tags).counter().count();
    }

    @Override
    public void close() {
        driver.close();
    }

    private <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
        return driver.createInputTopic(
                topic.name(), topic.keySerde().serializer(), topic.valueSerde().serializer());
    }

    private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
        return driver.createOutputTopic(
                topic.name(),
                topic.keySerde().deserializer(),
                topic.valueSerde().deserializer());
    }
}
