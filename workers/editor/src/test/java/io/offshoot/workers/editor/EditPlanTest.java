package io.offshoot.workers.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.edit.EditChain;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.GuidanceInterval;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.PlannedEdit;
import io.offshoot.workers.work.WorkFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditPlanTest {

    @Test
    void everyVectorOfTheConceptStandsInThePrompt() throws WorkFailedException {
        EditRequest request = EditRequests.of("img-1")
                .setConceptVectors(List.of(List.of(1f, 2f, 3f, 4f), List.of(5f, 6f, 7f, 8f)))
                .build();

        EditPlan plan = EditPlan.of(request, new FakePhotoEditor());

        assertThat(plan.concept().flat()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(plan.concept().expand(plan.chains().get(0).stages().get(0).prompt()))
                .isEqualTo("a photo of a <wheat> <wheat>_1");
    }

    @Test
    void anEditWithStrengthsIsAChainOfStagesWithSeedsOfTheirOwn() throws WorkFailedException {
        PlannedEdit planned = EditRequests.edit("img-1", 0);
        planned.setStrengths(List.of(0.25, 0.75));

        EditChain chain = onlyChain(planned);

        assertThat(chain.stages()).extracting(Edit::strength).containsExactly(0.25, 0.75);
        assertThat(chain.stages()).extracting(Edit::seed).doesNotHaveDuplicates();
    }

    @Test
    void aChainMayHaveNoStage() throws WorkFailedException {
        PlannedEdit planned = EditRequests.edit("img-1", 0);
        planned.setStrength(0);
        planned.setStrengths(List.of());

        assertThat(onlyChain(planned).stages()).isEmpty();
    }

    @Test
    void guidanceIsForThePlannedPartOfTheRun() throws WorkFailedException {
        PlannedEdit planned = EditRequests.edit("img-1", 0);
        planned.setGuidanceStart(0.25);
        planned.setGuidanceStop(0.75);

        Edit edit = onlyChain(planned).stages().get(0);

        assertThat(edit.options().guidanceInterval()).isEqualTo(new GuidanceInterval(0.25, 0.75));
    }

    @Test
    void realGuidanceNeedsNoConcept() throws WorkFailedException {
        PlannedEdit planned = EditRequests.edit("img-1", 0);
        planned.setPrompt("a photo of a red maple");
        EditRequest request = EditRequests.of("img-1")
                .setMode(EditMode.REAL_GUIDANCE)
                .setConceptToken("")
                .setConceptVersion(0)
                .setConceptVectors(List.of())
                .setBaseModel("")
                .setEdits(List.of(planned))
                .build();

        EditPlan plan = EditPlan.of(request, new FakePhotoEditor());

        assertThat(plan.concept()).isEqualTo(ConceptVectors.none());
        assertThat(plan.chains().get(0).stages()).extracting(Edit::prompt).containsExactly("a photo of a red maple");
    }

    private static EditChain onlyChain(PlannedEdit planned) throws WorkFailedException {
        EditRequest request =
                EditRequests.of("img-1").setEdits(List.of(planned)).build();
        return EditPlan.of(request, new FakePhotoEditor()).chains().get(0);
    }
}
