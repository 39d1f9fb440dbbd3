package io.offshoot.workers.trainer;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inversion.ConceptStart;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.OptimizerSettings;
import io.offshoot.schemas.avro.ConceptExample;
import io.offshoot.schemas.avro.ConceptRequest;
import io.offshoot.schemas.label.ClassName;
import io.offshoot.workers.work.VectorLists;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.photo.PhotoBytes;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request in the model's terms, found to be fit for it.
 *
 * @param examples the decoded photos, in the request's order
 * @param startVersion version of the concept that training starts from; 0 when it starts from the initialiser
 */
record TrainingPlan(List<RgbImage> examples, InversionSettings settings, int startVersion) {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingPlan.class);

    /**
     * Checks a request and decodes its photos.
     *
     * @param fingerprint of the model to learn with; vectors of another are not started from
     * @throws WorkFailedException when no attempt could succeed
     */
    static TrainingPlan of(ConceptRequest request, String fingerprint, PhotoDecoder decoder)
            throws WorkFailedException {
        if (request.getExamples().isEmpty()) {
            throw new WorkFailedException(
                    "no-examples",
                    "class %s has no photos to learn from; send at least one".formatted(request.getLabel()));
        }
        boolean isWarm = isWarm(request, fingerprint);
        InversionSettings settings = settings(request, isWarm);
        List<RgbImage> examples = new ArrayList<>();
        for (ConceptExample example : request.getExamples()) {
            byte[] photo = PhotoBytes.of(example.getImageId(), example.getPayload());
            examples.add(RgbImage.of(decoder.decode(example.getImageId(), photo)));
        }
        return new TrainingPlan(examples, settings, isWarm ? request.getStartVersion() : 0);
    }

    private static boolean isWarm(ConceptRequest request, String fingerprint) {
        if (request.getStartVectors().isEmpty() || request.getStartBaseModel().equals(fingerprint)) {
            return !request.getStartVectors().isEmpty();
        }
        LOG.info(
                "Version {} of {} starts from the initialiser: version {} was learned with model {}, this one is {}",
                request.getConceptVersion(),
                request.getLabel(),
                request.getStartVersion(),
                request.getStartBaseModel(),
                fingerprint);
        return false;
    }

    private static InversionSettings settings(ConceptRequest request, boolean isWarm) throws WorkFailedException {
        InversionSettings daFusion = InversionSettings.daFusion();
        try {
            new ClassName(request.getLabel());
            return daFusion.withSteps(request.getSteps())
                    .withStart(new ConceptStart(
                            request.getNumVectors(),
                            request.getInitializerToken(),
                            isWarm ? VectorLists.arrays(request.getStartVectors()) : List.of()))
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
