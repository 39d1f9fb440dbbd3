package io.offshoot.ops.cli.concepts;

import io.offshoot.schemas.avro.Concept;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A concept as it was published.
 *
 * @param label the class
 * @param concept null when the class's concepts were retired
 * @param at when
 * @param by who, when a person did: the trainer signs nothing, and is ?
 */
record PublishedConcept(String label, @Nullable Concept concept, Instant at, String by) {}
