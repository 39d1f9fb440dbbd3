package io.offshoot.workers.editor;

import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.EditOptions;
import io.offshoot.diffusion.pipeline.GuidanceInterval;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.avro.Rival;
import io.offshoot.schemas.avro.Scoring;
import io.offshoot.schemas.avro.Split;
import io.offshoot.workers.work.WorkFailedException;
import java.util.ArrayList;
import java.util.List;

/**
 * A request in the model's terms, found to be fit for it.
 *
 * @param concept none when the prompts name the class itself
 * @param chains the edits, in the request's order
 * @param rivals other classes' concepts that scores compare with; none where nothing is scored
 */
record EditPlan(ConceptVectors concept, List<EditChain> chains, List<ConceptVectors> rivals) {

    /**
     * Checks a request against the model that is to carry it out.
     *
     * @throws WorkFailedException when no attempt could succeed, or the photo must not be edited
     */
    static EditPlan of(EditRequest request, PhotoEditor editor) throws WorkFailedException {
        requireTrainingPhoto(request);
        ConceptVectors concept = concept(request, editor);
        if (request.getEdits().isEmpty()) {
            throw new WorkFailedException("no-edits", "the request has no edits; plan at least one");
        }
        List<EditChain> chains = new ArrayList<>();
        for (PlannedEdit planned : request.getEdits()) {
            requireToken(request, planned);
            chains.add(chain(planned, editor));
        }
        return new EditPlan(concept, chains, rivals(request, editor));
    }

    /** Held-out photos never get here by plan; if one does, this is the last door before the training data. */
    private static void requireTrainingPhoto(EditRequest request) throws WorkFailedException {
        if (request.getSource().getSplit() != Split.TRAIN) {
            throw new WorkFailedException(
                    "held-out",
                    "photo %s belongs to split %s and must never be edited; plan TRAIN photos only"
                            .formatted(
                                    request.getSource().getImageId(),
                                    request.getSource().getSplit()));
        }
    }

    private static void requireSameModel(EditRequest request, PhotoEditor editor) throws WorkFailedException {
        if (!request.getBaseModel().equals(editor.fingerprint())) {
            throw new WorkFailedException(
                    "wrong-base-model",
                    "concept %s was learned on model %s, but this editor runs model %s with %s; learn it again or start an editor with that model"
                            .formatted(
                                    request.getConceptToken(),
                                    request.getBaseModel(),
                                    editor.fingerprint(),
                                    request.getUnet() == null ? "its own UNet" : "UNet " + request.getUnet()));
        }
    }

    private static void requireToken(EditRequest request, PlannedEdit planned) throws WorkFailedException {
        if (request.getMode() == EditMode.TEXTUAL_INVERSION
                && !planned.getPrompt().contains(request.getConceptToken())) {
            throw new WorkFailedException(
                    "prompt-without-concept",
                    "prompt '%s' of edit %s does not contain the concept's token %s; put {name} into the template"
                            .formatted(planned.getPrompt(), planned.getEditId(), request.getConceptToken()));
        }
    }

    private static EditChain chain(PlannedEdit planned, PhotoEditor editor) throws WorkFailedException {
        List<Double> strengths = planned.getStrengths();
        try {
            EditChain chain = strengths == null
                    ? EditChain.of(edit(planned, planned.getStrength()))
                    : EditChain.of(edit(planned, 1), strengths);
            chain.stages().forEach(editor::firstTimestep);
            return chain;
        } catch (IllegalArgumentException unfit) {
            throw new WorkFailedException(
                    "bad-edit", "edit %s cannot be made: %s".formatted(planned.getEditId(), unfit.getMessage()), unfit);
        }
    }

    private static Edit edit(PlannedEdit planned, double strength) {
        GuidanceInterval interval = new GuidanceInterval(planned.getGuidanceStart(), planned.getGuidanceStop());
        return new Edit(
                strength,
                planned.getGuidanceScale(),
                planned.getNumInferenceSteps(),
                planned.getPrompt(),
                planned.getNegativePrompt(),
                planned.getSeed(),
                EditOptions.DEFAULT.withGuidanceInterval(interval));
    }

    private static ConceptVectors concept(EditRequest request, PhotoEditor editor) throws WorkFailedException {
        if (request.getMode() == EditMode.REAL_GUIDANCE) {
            return ConceptVectors.none();
        }
        requireSameModel(request, editor);
        return RequestVectors.concept(request.getConceptToken(), request.getConceptVectors(), editor.vectorWidth());
    }

    private static List<ConceptVectors> rivals(EditRequest request, PhotoEditor editor) throws WorkFailedException {
        Scoring scoring = request.getScoring();
        if (scoring == null) {
            return List.of();
        }
        if (request.getMode() == EditMode.REAL_GUIDANCE
                || scoring.getTimesteps() < 1
                || scoring.getRivals().isEmpty()) {
            throw new WorkFailedException(
                    "bad-scoring",
                    "scores need a concept, at least one timestep and at least one rival; plan edits with these, or without scores");
        }
        List<ConceptVectors> rivals = new ArrayList<>();
        for (Rival rival : scoring.getRivals()) {
            rivals.add(RequestVectors.concept(rival.getToken(), rival.getVectors(), editor.vectorWidth()));
        }
        return rivals;
    }
}
