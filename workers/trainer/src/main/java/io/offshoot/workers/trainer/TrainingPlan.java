package io.offshoot.workers.trainer;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.ConceptStart;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.OptimizerSettings;
import io.offshoot.schemas.avro.ConceptExample;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.label.ClassName;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.photo.PhotoBytes;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A request in the model's terms, found to be fit for it.
 *
 * @param examples the decoded photos, in the request's order
 */
record TrainingPlan(List<RgbImage> examples, InversionSettings settings) {

    /**
     * Checks a request and decodes its photos.
     *
     * @throws WorkFailedException when no attempt could succeed
     */
    static TrainingPlan of(ConceptRequest request, PhotoDecoder decoder) throws WorkFailedException {
        if (request.getExamples().isEmpty()) {
            throw new WorkFailedException(
                    "no-examples",
                    "class %s has no photos to learn from; send at least one".formatted(request.getLabel()));
        }
        InversionSettings settings = settings(request);
        List<RgbImage> examples = new ArrayList<>();
        for (ConceptExample example : request.getExamples()) {
            byte[] photo = PhotoBytes.of(example.getImageId(), example.getPayload());
            examples.add(RgbImage.of(decoder.decode(example.getImageId(), photo)));
        }
        return new TrainingPlan(examples, settings);
    }

    private static InversionSettings settings(ConceptRequest request) throws WorkFailedException {
        InversionSettings daFusion = InversionSettings.daFusion();
        try {
            new ClassName(request.getLabel());
            return daFusion.withSteps(request.getSteps())
                    .withStart(new ConceptStart(request.getNumVectors(), request.getInitializerToken()))
                    .withOptimizer(new OptimizerSettings(
                            request.getLearningRate(),
                            daFusion.optimizer().weightDecay(),
                            request.getBatchSize(),
                            daFusion.optimizer().gradientAccumulationSteps()))
                    .withSeed(request.getSeed());
        } catch (IllegalArgumentException unfit) {
            throw new WorkFailedException(
                    "bad-settings",
                    "class %s cannot be learned like this: %s".formatted(request.getLabel(), unfit.getMessage()),
                    unfit);
        }
    }
}
