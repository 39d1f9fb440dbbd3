package io.offshoot.streams.plan;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.Rival;
import io.offshoot.streams.concept.LearnedConcepts;
import java.util.List;
import java.util.Optional;

/**
 * What edits show: a learned concept, or the class by its own name (Real Guidance), which needs none.
 *
 * @param name what stands for the class in prompts
 * @param token the concept's placeholder; empty without one
 * @param version the concept's; 0 without one
 * @param vectors the concept's; none without one
 * @param baseModel fingerprint of the model that the vectors belong to; empty without a concept
 * @param rivals other classes' concepts that scores are compared with; none where nothing is scored
 */
record Subject(
        String name, String token, int version, List<List<Float>> vectors, String baseModel, List<Rival> rivals) {
    /** A learned concept. */
    static Subject of(Concept concept) {
        return new Subject(
                concept.getToken(),
                concept.getToken(),
                concept.getVersion(),
                concept.getVectors(),
                concept.getBaseModel(),
                List.of());
    }

    /** The class by its name. */
    static Subject named(String label) {
        return new Subject(label, "", 0, List.of(), "", List.of());
    }

    /** The same with what scores are compared with. */
    Subject against(List<Rival> others) {
        return new Subject(name, token, version, vectors, baseModel, others);
    }

    /** What a class's photos are edited to show by its policy; empty while that is not there. */
    static Optional<Subject> of(String label, AugmentationPolicy policy, LearnedConcepts concepts) {
        if (policy.getMode() == EditMode.REAL_GUIDANCE) {
            return Optional.of(named(label));
        }
        return concepts.inUse(label, policy).map(Subject::of);
    }
}
