package io.offshoot.streams.policy;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.label.ClassName;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Which policy a class goes by: its own, else the one for all classes, else the service's default. */
public final class Policies {
    private final ReadOnlyKeyValueStore<String, AugmentationPolicy> published;
    private final AugmentationPolicy byDefault;

    /** Looks policies up in the store of published ones. */
    public Policies(ReadOnlyKeyValueStore<String, AugmentationPolicy> published, AugmentationPolicy byDefault) {
        this.published = published;
        this.byDefault = byDefault;
    }

    /** The policy that a class goes by now. */
    public AugmentationPolicy of(String label) {
        @Nullable AugmentationPolicy own = published.get(label);
        @Nullable AugmentationPolicy all = own == null ? published.get(ClassName.ALL_CLASSES) : own;
        return all == null ? byDefault : all;
    }
}
