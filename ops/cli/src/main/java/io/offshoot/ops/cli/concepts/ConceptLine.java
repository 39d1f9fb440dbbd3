package io.offshoot.ops.cli.concepts;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.schemas.avro.Concept;
import java.util.Locale;

/** A concept in one line. */
final class ConceptLine {
    private ConceptLine() {}

    /** Token, vectors, length of each. */
    static String of(ConceptVectors concept) {
        return "%s, %d %s of width %d"
                .formatted(
                        concept.placeholder(),
                        concept.vectors().size(),
                        concept.vectors().size() == 1 ? "vector" : "vectors",
                        concept.vectors().get(0).length);
    }

    /** The same, and what it was learned from and how. */
    static String of(Concept concept) {
        return "%s (%s), version %d, %s%s, learned from %d photos%s in %d steps, loss %s -> %s"
                .formatted(
                        concept.getLabel(),
                        of(Concepts.of(concept)),
                        concept.getVersion(),
                        "model "
                                + concept.getBaseModel()
                                        .substring(
                                                0,
                                                Math.min(
                                                        12,
                                                        concept.getBaseModel().length())),
                        concept.getUnet() == null ? "" : " with UNet " + concept.getUnet(),
                        concept.getExampleImageIds().size(),
                        concept.getStartVersion() == 0 ? "" : " and version " + concept.getStartVersion(),
                        concept.getSteps(),
                        loss(concept.getFirstLoss()),
                        loss(concept.getLastLoss()));
    }

    private static String loss(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }
}
