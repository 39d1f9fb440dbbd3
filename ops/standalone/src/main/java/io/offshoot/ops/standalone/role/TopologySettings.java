package io.offshoot.ops.standalone.role;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.image.ImageLimits;
import io.offshoot.workers.fetcher.ReferenceSettings;
import java.time.Duration;

/**
 * Settings of the topology.
 *
 * @param imageLimits how large a photo may be
 * @param fewShotLinger how long a class with fewer photos than it learns from waits for another one
 * @param policy how classes are learned from and edited for which no policy is published
 * @param references which photos by reference are taken
 */
public record TopologySettings(
        ImageLimits imageLimits, Duration fewShotLinger, AugmentationPolicy policy, ReferenceSettings references) {
    /** Photos by reference are not taken. */
    public TopologySettings(ImageLimits imageLimits, Duration fewShotLinger, AugmentationPolicy policy) {
        this(imageLimits, fewShotLinger, policy, ReferenceSettings.NONE);
    }

    /** The defaults of the topology, edits as in the DA-Fusion paper. */
    public static TopologySettings defaults() {
        return new TopologySettings(
                ImageLimits.DEFAULT, StreamsSettings.DEFAULT_FEW_SHOT_LINGER, StreamsSettings.daFusion());
    }

    /** The same with photos by reference taken. */
    public TopologySettings withReferences(ReferenceSettings taken) {
        return new TopologySettings(imageLimits, fewShotLinger, policy, taken);
    }
}
