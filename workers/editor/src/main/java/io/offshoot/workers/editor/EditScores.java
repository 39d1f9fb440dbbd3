package io.offshoot.workers.editor;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.edit.EditedPhoto;
import io.offshoot.diffusion.edit.Framing;
import io.offshoot.diffusion.score.Candidate;
import io.offshoot.diffusion.score.Labelled;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.schemas.avro.Scoring;
import io.offshoot.workers.work.WorkFailedException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores the edits of a request: each one's own prompt against the same prompt about other classes.
 *
 * @param editor scores
 * @param framing how the photo was brought to the model
 * @param progress hears how far it is; what it throws ends the work
 */
record EditScores(PhotoEditor editor, Framing framing, Progress progress) {

    /**
     * What is said of each edit, in order; nothing where the request asks for no scores, or an edit gave no picture, so
     * that none will be published.
     *
     * @throws WorkFailedException when the request's rivals do not fit the model
     */
    List<Judgement> of(EditRequest request, EditPlan plan, List<EditedPhoto> edited) throws WorkFailedException {
        Scoring scoring = request.getScoring();
        if (scoring == null || edited.stream().anyMatch(edit -> edit.picture() == null)) {
            return Collections.nCopies(edited.size(), Judgement.NONE);
        }
        List<Labelled> labelled = IntStream.range(0, edited.size())
                .mapToObj(i -> labelled(request.getEdits().get(i), plan, edited.get(i)))
                .toList();
        try {
            return editor.score(framing, labelled, scoring.getTimesteps(), progress).stream()
                    .map(score -> Judgement.of(score, scoring))
                    .toList();
        } catch (IllegalArgumentException unfit) {
            throw new WorkFailedException("bad-scoring", "edits cannot be scored: " + unfit.getMessage(), unfit);
        }
    }

    private static Labelled labelled(PlannedEdit planned, EditPlan plan, EditedPhoto edited) {
        Candidate own = new Candidate(planned.getPrompt(), plan.concept());
        List<Candidate> others = plan.rivals().stream().map(own::of).toList();
        return new Labelled(edited.orThrow(), own, others, planned.getSeed());
    }
}
