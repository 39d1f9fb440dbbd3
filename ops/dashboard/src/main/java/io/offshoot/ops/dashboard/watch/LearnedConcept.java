package io.offshoot.ops.dashboard.watch;

import io.offshoot.schemas.avro.Concept;
import java.util.List;

/**
 * A concept as a page shows it.
 *
 * @param label its class
 * @param version its version
 * @param examples photos it was learned from
 * @param steps optimiser steps taken
 * @param firstLoss loss on held-out noise before training
 * @param lastLoss loss on held-out noise of the published vectors
 * @param lossCurve training loss, averaged over equal stretches of steps
 */
public record LearnedConcept(
        String label, int version, int examples, int steps, double firstLoss, double lastLoss, List<Float> lossCurve) {

    static LearnedConcept of(Concept concept) {
        return new LearnedConcept(
                concept.getLabel(),
                concept.getVersion(),
                concept.getExampleImageIds().size(),
                concept.getSteps(),
                concept.getFirstLoss(),
                concept.getLastLoss(),
                List.copyOf(concept.getLossCurve()));
    }
}
