package io.offshoot.workers.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.EditRequest;
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
        assertThat(plan.concept().expand(plan.edits().get(0).prompt())).isEqualTo("a photo of a <wheat> <wheat>_1");
    }
}
