package io.offshoot.streams.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Split;
import io.offshoot.schemas.serde.DecodeFault;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.concept.ConceptUpdates;
import io.offshoot.streams.concept.ConceptsOfOthers;
import io.offshoot.streams.event.ClassGate;
import io.offshoot.streams.event.Intake;
import io.offshoot.streams.event.Outcome;
import io.offshoot.streams.event.RejectReason;
import io.offshoot.streams.fewshot.FewShotCollector;
import io.offshoot.streams.image.ImageInspector;
import io.offshoot.streams.metrics.TopologyMeters;
import io.offshoot.streams.plan.Planner;
import io.offshoot.streams.policy.PolicyUpdates;
import io.offshoot.streams.state.StateStores;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The topology, as a table of contents.
 *
 * <pre>
 * images -> INTAKE -> by class -> CLASS GATE -> real
 *              |                      |  `----> COLLECTOR -> concept-requests   (training photos only)
 *       rejects, references        rejects `--> PLANNER   -> edit-requests      (training photos only)
 *                                                  ^ concepts
 * policies -> a global store that collector and planner read
 * </pre>
 *
 * Every topic from outside is read as bytes and decoded by the station itself, so that no record can stop the stream.
 */
public final class AugmentationTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();
    private static final Serde<String> LABEL = Serdes.String();

    private final Topics topics;
    private final StreamsSettings settings;
    private final TopologyMeters meters;
    private final StreamsBuilder builder;

    private AugmentationTopology(Topics topics, StreamsSettings settings, TopologyMeters meters) {
        this.topics = topics;
        this.settings = settings;
        this.meters = meters;
        this.builder =
                new StreamsBuilder(new TopologyConfig(new StreamsConfig(StreamsProperties.of(topics, settings))));
        meters.expectReasons(Stream.concat(
                Stream.of(RejectReason.values()).map(RejectReason::word),
                Stream.of(DecodeFault.values()).map(DecodeFault::word)));
    }

    /** The topology; its counts go nowhere. */
    public static Topology build(Topics topics, StreamsSettings settings) {
        return build(topics, settings, new TopologyMeters(new SimpleMeterRegistry()));
    }

    /** The topology with its counts. */
    public static Topology build(Topics topics, StreamsSettings settings, TopologyMeters meters) {
        return new AugmentationTopology(topics, settings, meters).build();
    }

    private Topology build() {
        StateStores.byClass(topics).forEach(builder::addStateStore);
        readPolicies();
        readConcepts();
        KStream<String, byte[]> byClass = byClass(intake());
        KStream<String, LabelledImage> accepted = accepted(byClass);
        publishReal(accepted);
        KStream<String, LabelledImage> training =
                accepted.filter((label, photo) -> photo.getSplit() == Split.TRAIN, Named.as("training-photos"));
        askForConcepts(training);
        planEdits(training);
        return builder.build();
    }

    private void readPolicies() {
        builder.addGlobalStore(
                StateStores.policies(topics),
                topics.policies().name(),
                Consumed.with(LABEL, BYTES).withName("policies-source"),
                () -> new PolicyUpdates(topics.policies().valueSerde().deserializer(), meters));
    }

    private void readConcepts() {
        builder.stream(
                        topics.concepts().name(),
                        Consumed.with(LABEL, BYTES)
                                .withName("concepts-source")
                                .withTimestampExtractor(new ReceivedTime()))
                .process(
                        () -> new ConceptUpdates(topics.concepts().valueSerde(), meters),
                        Named.as("concept-updates"),
                        StateStores.CONCEPTS,
                        StateStores.CONCEPT_VERSIONS,
                        StateStores.ALL_CONCEPTS)
                .repartition(Repartitioned.with(LABEL, BYTES)
                        .withName("concepts-to-all")
                        .withNumberOfPartitions(topics.concepts().partitions())
                        .withStreamPartitioner(new ToEveryPartition<>()))
                .process(
                        () -> new ConceptsOfOthers(
                                topics.concepts().valueSerde().deserializer()),
                        Named.as("concepts-of-others"),
                        StateStores.ALL_CONCEPTS);
    }

    private KStream<String, Outcome> intake() {
        ImageInspector inspector = new ImageInspector(topics.settings().maxInlineBytes(), settings.imageLimits());
        KStream<String, Outcome> outcomes = builder.stream(
                        topics.images().name(),
                        Consumed.with(BYTES, BYTES)
                                .withName("images-source")
                                .withTimestampExtractor(new ReceivedTime()))
                .process(
                        () -> new Intake(
                                topics.images().valueSerde().deserializer(),
                                inspector,
                                settings.takesReferences(),
                                meters),
                        Named.as("intake"));
        publishRejects(outcomes, "intake");
        publishReferences(outcomes);
        return outcomes;
    }

    /** As many partitions as the concepts have, so that a class's photos meet its concept in one task. */
    private KStream<String, byte[]> byClass(KStream<String, Outcome> outcomes) {
        return outcomes.filter((label, outcome) -> outcome instanceof Outcome.Checked, Named.as("checked-photos"))
                .mapValues(outcome -> ((Outcome.Checked) outcome).value().get(), Named.as("checked-bytes"))
                .repartition(Repartitioned.with(LABEL, BYTES)
                        .withName("photos-by-class")
                        .withNumberOfPartitions(topics.concepts().partitions()));
    }

    private KStream<String, LabelledImage> accepted(KStream<String, byte[]> byClass) {
        KStream<String, Outcome> outcomes = byClass.process(
                () -> new ClassGate(topics.images().valueSerde().deserializer(), meters),
                Named.as("class-gate"),
                StateStores.CONTENTS);
        publishRejects(outcomes, "class-gate");
        return outcomes.filter((label, outcome) -> outcome instanceof Outcome.Accepted, Named.as("accepted-outcomes"))
                .mapValues(outcome -> ((Outcome.Accepted) outcome).photo(), Named.as("accepted-photos"));
    }

    private void publishReal(KStream<String, LabelledImage> accepted) {
        accepted.selectKey((label, photo) -> photo.getImageId(), Named.as("real-by-image-id"))
                .to(topics.real().name(), produced(topics.real(), "real-sink"));
    }

    private void askForConcepts(KStream<String, LabelledImage> training) {
        training.process(
                        () -> new FewShotCollector(settings.fewShotLinger(), settings.defaultPolicy(), meters),
                        Named.as("few-shot-collector"),
                        StateStores.FEW_SHOTS,
                        StateStores.FEW_SHOT_PROGRESS,
                        StateStores.CONCEPTS,
                        StateStores.CONCEPT_VERSIONS,
                        StateStores.TRACE_CONTEXTS)
                .to(topics.conceptRequests().name(), produced(topics.conceptRequests(), "concept-requests-sink"));
    }

    private void planEdits(KStream<String, LabelledImage> training) {
        training.process(
                        () -> new Planner(settings.defaultPolicy(), meters),
                        Named.as("planner"),
                        StateStores.CONCEPTS,
                        StateStores.CONCEPT_VERSIONS,
                        StateStores.ALL_CONCEPTS,
                        StateStores.WAITING_PHOTOS,
                        StateStores.WAITING_LENGTHS,
                        StateStores.TRACE_CONTEXTS)
                .to(topics.editRequests().name(), produced(topics.editRequests(), "edit-requests-sink"));
    }

    private void publishRejects(KStream<String, Outcome> outcomes, String station) {
        outcomes.filter((label, outcome) -> outcome instanceof Outcome.Rejected, Named.as(station + "-rejected"))
                .map(AugmentationTopology::asReceived, Named.as(station + "-as-received"))
                .to(
                        topics.rejects().name(),
                        Produced.with(Serdes.Bytes(), Serdes.Bytes()).withName(station + "-rejects-sink"));
    }

    @SuppressWarnings("NullAway") // a record may have been received without key or value
    private static KeyValue<Bytes, Bytes> asReceived(String label, Outcome outcome) {
        Outcome.Rejected rejected = (Outcome.Rejected) outcome;
        return KeyValue.pair(rejected.key(), rejected.value());
    }

    private void publishReferences(KStream<String, Outcome> outcomes) {
        outcomes.filter((id, outcome) -> outcome instanceof Outcome.Referred, Named.as("referred-photos"))
                .mapValues(outcome -> ((Outcome.Referred) outcome).value().get(), Named.as("referred-bytes"))
                .to(
                        topics.references().name(),
                        Produced.with(Serdes.String(), BYTES).withName("references-sink"));
    }

    private static <K, V> Produced<K, V> produced(Topic<K, V> topic, String name) {
        return Produced.with(topic.keySerde(), topic.valueSerde()).withName(name);
    }
}
