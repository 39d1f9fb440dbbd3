package io.offshoot.streams.plan;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.Rival;
import io.offshoot.streams.hash.FieldHash;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose concepts the scores of a class's edits are compared with. Always the same ones, as long as no others come: those
 * first by a hash of the two labels, so that the scores of a class are of one scale and classes do not all have the same
 * rivals.
 */
final class Rivals {
    private static final String PURPOSE = "offshoot.rival";

    private Rivals() {}

    /**
     * The rivals that a policy asks for; none when it asks for no scores, empty while too few are known.
     *
     * @param subject what the edits show: rivals are of the same model
     * @param concepts the newest of all classes
     */
    static Optional<List<Rival>> of(
            String label, AugmentationPolicy policy, Subject subject, Stream<Concept> concepts) {
        if (policy.getScoreTimesteps() == 0) {
            return Optional.of(List.of());
        }
        List<Rival> first = concepts.filter(concept -> !concept.getLabel().equals(label))
                .filter(concept -> concept.getBaseModel().equals(subject.baseModel()))
                .sorted(Comparator.comparing(concept -> rank(label, concept)))
                .limit(policy.getScoreRivals())
                .map(Rivals::rival)
                .toList();
        return Optional.of(first).filter(found -> found.size() == policy.getScoreRivals());
    }

    private static String rank(String label, Concept other) {
        return new FieldHash(PURPOSE).add(label).add(other.getLabel()).hash().hex();
    }

    private static Rival rival(Concept concept) {
        return new Rival(concept.getLabel(), concept.getVersion(), concept.getToken(), concept.getVectors());
    }
}
