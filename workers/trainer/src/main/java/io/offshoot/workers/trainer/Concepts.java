package io.offshoot.workers.trainer;

import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.avro.ConceptExample;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.label.ClassName;
import io.offshoot.schemas.label.ConceptToken;
import java.util.ArrayList;
import java.util.List;

/** Writes down what was learned, from what, and how. */
record Concepts(String baseModel, String workerVersion) {

    /** @param startVersion version of the concept that training started from; 0 for none */
    Concept of(ConceptRequest request, int startVersion, LearnedConcept learned) {
        return Concept.newBuilder()
                .setLabel(request.getLabel())
                .setVersion(request.getConceptVersion())
                .setToken(ConceptToken.of(new ClassName(request.getLabel())))
                .setVectors(learned.vectors().stream().map(Concepts::numbers).toList())
                .setBaseModel(baseModel)
                .setRequestId(request.getRequestId())
                .setExampleImageIds(request.getExamples().stream()
                        .map(ConceptExample::getImageId)
                        .toList())
                .setInitializerToken(request.getInitializerToken())
                .setSteps(learned.state().steps())
                .setLearningRate(request.getLearningRate())
                .setSeed(request.getSeed())
                .setFirstLoss(learned.firstHeldOutLoss())
                .setLastLoss(learned.lastHeldOutLoss())
                .setLossCurve(LossCurve.of(learned.losses()))
                .setWorkerVersion(workerVersion)
                .setUnet(request.getUnet())
                .setStartVersion(startVersion)
                .build();
    }

    private static List<Float> numbers(float[] vector) {
        List<Float> numbers = new ArrayList<>();
        for (float number : vector) {
            numbers.add(number);
        }
        return numbers;
    }
}
