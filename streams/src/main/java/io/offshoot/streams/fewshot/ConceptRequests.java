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
 * and its seed are a hash over class, version and examples, so that the order in which photos came does not matter.
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
        Hash id = id(label, version, examples);
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
                .build();
    }

    private static Hash id(String label, int version, List<ConceptExample> examples) {
        FieldHash hash = new FieldHash(PURPOSE).add(label).add(version).add(examples.size());
        examples.forEach(example -> hash.add(example.getImageId()).add(example.getSha256()));
        return hash.hash();
    }
}
