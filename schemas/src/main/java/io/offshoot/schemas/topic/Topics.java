package io.offshoot.schemas.topic;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptProgress;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.serde.RecordSerde;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * All topics of Offshoot. Every one has the same number of partitions: images, concepts and policies are joined by
 * class, and a trainer reads a photo and its own edits from the same partition of real and synthetic.
 */
public final class Topics {

    private static final Duration HISTORY = Duration.ofDays(3650);

    private final TopicSettings settings;
    private final MessageSizes sizes;
    private final Topic<byte[], LabelledImage> images;
    private final Topic<String, LabelledImage> references;
    private final Topic<String, AugmentationPolicy> policies;
    private final Topic<String, LabelledImage> real;
    private final Topic<String, ConceptRequest> conceptRequests;
    private final Topic<String, ConceptProgress> conceptProgress;
    private final Topic<String, Concept> concepts;
    private final Topic<String, EditRequest> editRequests;
    private final Topic<String, LabelledImage> synthetic;
    private final Topic<byte[], byte[]> rejects;
    private final Topic<byte[], byte[]> failures;

    private Topics(TopicSettings settings, SchemaRegistry registry) {
        this.settings = settings;
        this.sizes = MessageSizes.of(settings.maxInlineBytes());
        Factory of = new Factory(settings, registry);
        images = of.records("images", Serdes.ByteArray(), LabelledImage.class, deleted(sizes.image()));
        references = of.records("references", Serdes.String(), LabelledImage.class, deleted(sizes.image()));
        policies = of.records("policies", Serdes.String(), AugmentationPolicy.class, history(sizes.small()));
        real = of.records("real", Serdes.String(), LabelledImage.class, deleted(sizes.image()));
        conceptRequests =
                of.records("concept-requests", Serdes.String(), ConceptRequest.class, deleted(sizes.conceptRequest()));
        conceptProgress =
                of.records("concept-progress", Serdes.String(), ConceptProgress.class, deleted(sizes.small()));
        concepts = of.records("concepts", Serdes.String(), Concept.class, history(sizes.small()));
        editRequests = of.records("edit-requests", Serdes.String(), EditRequest.class, deleted(sizes.editRequest()));
        synthetic = of.records("synthetic", Serdes.String(), LabelledImage.class, deleted(sizes.image()));
        rejects = of.bytes("rejects", deleted(sizes.deadLetter()));
        failures = of.bytes("failures", deleted(sizes.deadLetter()));
    }

    /** The topics under these settings, with serdes that use this registry. */
    public static Topics of(TopicSettings settings, SchemaRegistry registry) {
        return new Topics(settings, registry);
    }

    /** The input: what sensors and annotators publish, under any key. */
    public Topic<byte[], LabelledImage> images() {
        return images;
    }

    /** Photos by reference that are to be fetched; key is the image id. */
    public Topic<String, LabelledImage> references() {
        return references;
    }

    /** Settings per class, changed while running; key is the class, or * for all others. */
    public Topic<String, AugmentationPolicy> policies() {
        return policies;
    }

    /** Accepted photos, as trainers read them; key is the image id. */
    public Topic<String, LabelledImage> real() {
        return real;
    }

    /** Work of the concept trainer; key is the class. */
    public Topic<String, ConceptRequest> conceptRequests() {
        return conceptRequests;
    }

    /** News of trainings that take long, outside any transaction; key is the class. */
    public Topic<String, ConceptProgress> conceptProgress() {
        return conceptProgress;
    }

    /** Concepts of each class, of which the one published last is the newest; key is the class. */
    public Topic<String, Concept> concepts() {
        return concepts;
    }

    /** Work of the editor, one record per photo; key is the image id. */
    public Topic<String, EditRequest> editRequests() {
        return editRequests;
    }

    /** The output; key is the image id of the source photo. */
    public Topic<String, LabelledImage> synthetic() {
        return synthetic;
    }

    /** Dead letters of intake: key and value as received, the reason in the headers. */
    public Topic<byte[], byte[]> rejects() {
        return rejects;
    }

    /** Dead letters of the workers: key and value as received, the reason in the headers. */
    public Topic<byte[], byte[]> failures() {
        return failures;
    }

    /** Every topic. */
    public List<Topic<?, ?>> all() {
        return List.of(
                images,
                references,
                policies,
                real,
                conceptRequests,
                conceptProgress,
                concepts,
                editRequests,
                synthetic,
                rejects,
                failures);
    }

    /**
     * Those that are read side by side, by class or by image, and so must have the configured number of partitions. A
     * sensor's own images topic and the dead letters may have any.
     */
    public List<Topic<?, ?>> coPartitioned() {
        return List.of(policies, concepts, real, editRequests, synthetic);
    }

    /** The settings they were made from. */
    public TopicSettings settings() {
        return settings;
    }

    /** Largest record batch of any topic, in bytes; brokers must take requests of that size. */
    public int maxMessageBytes() {
        return sizes.deadLetter();
    }

    /** Producer properties that let every topic's largest record through. */
    public Map<String, String> producerProperties() {
        return Map.of(
                "max.request.size", Integer.toString(sizes.deadLetter()),
                "buffer.memory", Long.toString(Math.max(32L << 20, 2L * sizes.deadLetter())));
    }

    /** Consumer properties that fetch several photos at a time; a larger record comes alone. */
    public Map<String, String> consumerProperties() {
        return Map.of("max.partition.fetch.bytes", Integer.toString(sizes.editRequest()));
    }

    private TopicLayout deleted(int maxMessageBytes) {
        return layout(CleanupPolicy.DELETE, maxMessageBytes);
    }

    private TopicLayout compacted(int maxMessageBytes) {
        return layout(CleanupPolicy.COMPACT, maxMessageBytes);
    }

    /** The newest of each key for ever, and the older ones for as long as anybody may ask how it came to be. */
    private TopicLayout history(int maxMessageBytes) {
        Map<String, String> configs = new HashMap<>();
        configs.put("min.compaction.lag.ms", Long.toString(HISTORY.toMillis()));
        configs.putAll(settings.configs());
        return compacted(maxMessageBytes).withConfigs(configs);
    }

    private TopicLayout layout(CleanupPolicy cleanup, int maxMessageBytes) {
        return new TopicLayout(
                settings.partitions(),
                (short) settings.replicationFactor(),
                cleanup,
                maxMessageBytes,
                settings.configs());
    }

    private record Factory(TopicSettings settings, SchemaRegistry registry) {

        <K, V extends SpecificRecord> Topic<K, V> records(
                String word, Serde<K> key, Class<V> type, TopicLayout layout) {
            String name = settings.prefix() + "." + word;
            return new Topic<>(name, key, RecordSerde.of(registry, name + "-value", type), layout);
        }

        Topic<byte[], byte[]> bytes(String word, TopicLayout layout) {
            return new Topic<>(settings.prefix() + "." + word, Serdes.ByteArray(), Serdes.ByteArray(), layout);
        }
    }
}
