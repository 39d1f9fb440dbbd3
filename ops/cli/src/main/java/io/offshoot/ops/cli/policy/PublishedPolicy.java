package io.offshoot.ops.cli.policy;

import io.offshoot.schemas.avro.AugmentationPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it was published.
 *
 * @param label the class, or * for all that have no policy of their own
 * @param policy its settings; null when the class's policy was taken back
 * @param at when
 * @param by who, as {@link io.offshoot.ops.cli.connect.SignedPublisher#by} says
 */
public record PublishedPolicy(String label, @Nullable AugmentationPolicy policy, Instant at, String by) {}
