package io.offshoot.streams.fewshot;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptExample;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.streams.hash.FieldHash;
import io.offshoot.streams.hash.Hash;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Writes the request for a concept: a pure function. The examples go in the order of their hashes and both the request's id
 * and its seed are a hash over class, version, examples and the concept that training starts from, so that the order in
 * which photos came does not matter.
 */
final class ConceptRequests {
    private static final String PURPOSE = "offshoot.concept";

    private ConceptRequests() {}

    /** @param inUse the concept that the class is edited with now */
    static ConceptRequest of(
            String label, int version, List<LabelledImage> photos, AugmentationPolicy policy, Optional<Concept> inUse) {
        List<ConceptExample> examples = photos.stream()
                .sorted(Comparator.comparing(LabelledImage::getSha256))
                .map(photo -> new ConceptExample(photo.getImageId(), photo.getSha256(), photo.getPayload()))
                .toList();
        Optional<Concept> start = inUse.filter(concept -> canStart(concept, policy));
        Hash id = id(label, version, examples, start);
        return ConceptRequest.newBuilder()
                .setRequestId(id.hex())
                .setLabel(label)
                .setConceptVersion(version)
                .setExamples(examples)
                .setInitializerToken(policy.getInitializerToken())
                .setNumVectors(policy.getNumVectors())
                .setSteps(policy.getLearningSteps())
                .setLearningRate(policy.getLearningRate())
                .setBatchSize(policy.getLearningBatchSize())
                .setSeed(id.seed())
                .setPolicyVersion(policy.getVersion())
                .setUnet(policy.getUnet())
                .setPublishedVersion(inUse.map(Concept::getVersion).orElse(0))
                .setStartVersion(start.map(Concept::getVersion).orElse(0))
                .setStartVectors(start.map(Concept::getVectors).orElse(List.of()))
                .setStartBaseModel(start.map(Concept::getBaseModel).orElse(""))
                .build();
    }

    private static boolean canStart(Concept concept, AugmentationPolicy policy) {
        return policy.getWarmStart() && concept.getVectors().size() == policy.getNumVectors();
    }

    /** Without a concept to start from it is what it was before there were warm starts. */
    private static Hash id(String label, int version, List<ConceptExample> examples, Optional<Concept> start) {
        FieldHash hash = new FieldHash(PURPOSE).add(label).add(version).add(examples.size());
        examples.forEach(example -> hash.add(example.getImageId()).add(example.getSha256()));
        start.ifPresent(concept -> add(hash, concept));
        return hash.hash();
    }

    private static void add(FieldHash hash, Concept start) {
        hash.add(start.getVersion())
                .add(start.getBaseModel())
                .add(start.getVectors().size());
        for (List<Float> vector : start.getVectors()) {
            hash.add(vector.size());
            vector.forEach(number -> hash.add(Float.floatToIntBits(number)));
        }
    }
}
