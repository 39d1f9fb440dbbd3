package io.offshoot.workers.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.offshoot.diffusion.score.Candidate;
import io.offshoot.diffusion.score.Labelled;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.schemas.avro.Rival;
import io.offshoot.schemas.avro.Scoring;
import io.offshoot.workers.work.WorkFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoredEditsTest {

    private static final Rival RYE = new Rival("rye", 2, "<rye>", List.of(List.of(1f, 2f, 3f, 4f)));

    private final EditBench bench = new EditBench();

    @Test
    void everyEditCarriesItsScoreAndWhatItWasComparedWith() throws WorkFailedException {
        List<LabelledImage> images = bench.images(scored(new Scoring(4, 0.0, false, List.of(RYE))));

        assertThat(images)
                .hasSize(EditRequests.EDITS)
                .extracting(LabelledImage::getProvenance)
                .allSatisfy(made -> {
                    assertThat(made.getScore()).isEqualTo(0.5);
                    assertThat(made.getScoredAgainst()).containsExactly("rye@2");
                    assertThat(made.getWeight()).isEqualTo(1);
                });
    }

    @Test
    void anEditUnderTheThresholdIsPublishedWithTheWeightZero() throws WorkFailedException {
        List<LabelledImage> images = bench.images(scored(new Scoring(4, 0.6, true, List.of(RYE))));

        assertThat(images)
                .hasSize(EditRequests.EDITS)
                .extracting(image -> image.getProvenance().getWeight())
                .containsOnly(0.0);
    }

    @Test
    void softWeightsAreTheScores() throws WorkFailedException {
        List<LabelledImage> images = bench.images(scored(new Scoring(4, 0.4, true, List.of(RYE))));

        assertThat(images)
                .extracting(image -> image.getProvenance().getWeight())
                .containsOnly(0.5);
    }

    @Test
    void anEditThatTheModelHasNoScoreForHasTheFullWeight() throws WorkFailedException {
        bench.editor.score = null;

        List<LabelledImage> images = bench.images(scored(new Scoring(4, 0.6, true, List.of(RYE))));

        assertThat(images).extracting(LabelledImage::getProvenance).allSatisfy(made -> {
            assertThat(made.getScore()).isNull();
            assertThat(made.getWeight()).isEqualTo(1);
            assertThat(made.getScoredAgainst()).isEmpty();
        });
    }

    @Test
    void anEditIsJudgedUnderItsOwnPromptAndTheSamePromptAboutOthers() throws WorkFailedException {
        bench.images(scored(new Scoring(4, 0.0, false, List.of(RYE))));

        Labelled first = bench.editor.scored.get(0);
        assertThat(first.own().prompt()).isEqualTo("a photo of a <wheat>");
        assertThat(first.others()).extracting(Candidate::prompt).containsExactly("a photo of a <rye>");
        assertThat(first.seed()).isEqualTo(1000);
    }

    @Test
    void nothingIsScoredUnlessTheRequestSaysSo() throws WorkFailedException {
        Provenance made = bench.images(EditRequests.of("img-1").build()).get(0).getProvenance();

        assertThat(bench.editor.scored).isEmpty();
        assertThat(made.getScore()).isNull();
        assertThat(made.getWeight()).isEqualTo(1);
    }

    @Test
    void refusesScoresWithoutRivals() {
        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> bench.images(scored(new Scoring(4, 0.0, false, List.of()))))
                .withMessageContaining("at least one rival")
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("bad-scoring"));
    }

    @Test
    void refusesARivalOfAnotherWidth() {
        Rival narrow = new Rival("rye", 2, "<rye>", List.of(List.of(1f)));

        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> bench.images(scored(new Scoring(4, 0.0, false, List.of(narrow)))))
                .withMessageContaining("a vector of concept <rye> has 1 numbers");
    }

    private static EditRequest scored(Scoring scoring) {
        return EditRequests.of("img-1").setScoring(scoring).build();
    }
}
