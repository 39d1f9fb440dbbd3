package io.offshoot.streams.concept;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.streams.state.ClassKey;
import io.offshoot.streams.state.StateStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The concepts that the classes have: the newest of each, which is the one published last, and all versions. */
public final class LearnedConcepts {
    private static final StringSerializer KEYS = new StringSerializer();

    private final KeyValueStore<String, Concept> newest;
    private final KeyValueStore<String, Concept> versions;

    private LearnedConcepts(KeyValueStore<String, Concept> newest, KeyValueStore<String, Concept> versions) {
        this.newest = newest;
        this.versions = versions;
    }

    /** Those in the stores {@link StateStores#CONCEPTS} and {@link StateStores#CONCEPT_VERSIONS} of a processor. */
    public static LearnedConcepts in(ProcessingContext context) {
        return new LearnedConcepts(
                context.getStateStore(StateStores.CONCEPTS), context.getStateStore(StateStores.CONCEPT_VERSIONS));
    }

    /**
     * The concept that a class is edited with by its policy: the version that is pinned, else the newest; empty while that is
     * not there. One that was learned with another UNet than the policy's does not count: its vectors would bring in what
     * that UNet knew.
     */
    public Optional<Concept> inUse(String label, AugmentationPolicy policy) {
        int pinned = policy.getPinnedVersion();
        return Optional.ofNullable(pinned == 0 ? newest.get(label) : version(label, pinned))
                .filter(concept -> Objects.equals(concept.getUnet(), policy.getUnet()));
    }

    private @Nullable Concept version(String label, int version) {
        Concept last = newest.get(label);
        // One that came before all versions were kept is the newest only.
        return last != null && last.getVersion() == version ? last : versions.get(key(label, version));
    }

    /** Takes a concept in as the newest of its class. */
    void add(Concept concept) {
        String label = concept.getLabel();
        Concept before = newest.get(label);
        if (before != null) {
            // It may have come before all versions were kept.
            versions.putIfAbsent(key(label, before.getVersion()), before);
        }
        versions.put(key(label, concept.getVersion()), concept);
        newest.put(label, concept);
    }

    /** Forgets all concepts of a class. */
    void retire(String label) {
        newest.delete(label);
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, Concept> all = versions.prefixScan(ClassKey.prefix(label), KEYS)) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        keys.forEach(versions::delete);
    }

    private static String key(String label, int version) {
        return ClassKey.of(label, String.format("%08x", version));
    }
}
