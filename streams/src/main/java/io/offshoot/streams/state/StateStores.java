package io.offshoot.streams.state;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.topic.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The state stores. Their names are part of the changelogs' names and so of what an upgrade must keep. Records are kept
 * under the schemas of their own topics.
 */
public final class StateStores {
    /** Class and SHA-256 of every accepted photo, to its split. */
    public static final String CONTENTS = "contents";

    /** Class and SHA-256 of each example photo, to the photo. */
    public static final String FEW_SHOTS = "few-shots";

    /** Class, to how far its few shots are. */
    public static final String FEW_SHOT_PROGRESS = "few-shot-progress";

    /** Class, to its newest concept. */
    public static final String CONCEPTS = "newest-concepts";

    /** Class and version, to the concept; all that were published since the class's last tombstone. */
    public static final String CONCEPT_VERSIONS = "concept-versions";

    /** Class, to its newest concept, of all classes: every task has them all. */
    public static final String ALL_CONCEPTS = "all-concepts";

    /** Class and position of each photo that waits for a concept, to the photo. */
    public static final String WAITING_PHOTOS = "waiting-photos";

    /** Class, to the number of its photos that wait. */
    public static final String WAITING_LENGTHS = "waiting-lengths";

    /** Key of a photo that waits, or class that has new examples, to the trace that its requests belong to. */
    public static final String TRACE_CONTEXTS = "trace-contexts";

    /** Class or *, to its policy; global. */
    public static final String POLICIES = "policies";

    private StateStores() {}

    /** The stores that are partitioned by class. */
    public static List<StoreBuilder<?>> byClass(Topics topics) {
        Serde<LabelledImage> photos = topics.real().valueSerde();
        Serde<Concept> concepts = topics.concepts().valueSerde();
        return List.of(
                persistent(CONTENTS, Serdes.String()),
                persistent(FEW_SHOTS, photos),
                persistent(FEW_SHOT_PROGRESS, FewShotProgress.serde()),
                persistent(CONCEPTS, concepts),
                persistent(CONCEPT_VERSIONS, concepts),
                persistent(ALL_CONCEPTS, concepts),
                persistent(WAITING_PHOTOS, photos),
                persistent(WAITING_LENGTHS, Serdes.Long()),
                persistent(TRACE_CONTEXTS, Serdes.String()));
    }

    /** The store of policies: in memory, filled from its topic whenever the service starts. */
    public static StoreBuilder<KeyValueStore<String, AugmentationPolicy>> policies(Topics topics) {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(POLICIES),
                        Serdes.String(),
                        topics.policies().valueSerde())
                .withLoggingDisabled();
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> persistent(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }
}
