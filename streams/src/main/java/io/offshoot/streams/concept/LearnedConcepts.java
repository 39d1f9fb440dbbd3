package io.offshoot.streams.concept;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The concepts that the classes have. */
public final class LearnedConcepts {
    private final ReadOnlyKeyValueStore<String, Concept> newest;

    /** Looks concepts up in the store of the newest. */
    public LearnedConcepts(ReadOnlyKeyValueStore<String, Concept> newest) {
        this.newest = newest;
    }

    /**
     * The concept that a class is edited with by its policy; empty while there is none. One that was learned with another
     * UNet than the policy's does not count: its vectors would bring in what that UNet knew.
     */
    public Optional<Concept> inUse(String label, AugmentationPolicy policy) {
        return Optional.ofNullable(newest.get(label))
                .filter(concept -> Objects.equals(concept.getUnet(), policy.getUnet()));
    }
}
