package io.offshoot.diffusion.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.ImageToImage;
import io.offshoot.diffusion.pipeline.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** On a model of random weights: what a score says is tested where the model that ships is. */
@TestInstance(Lifecycle.PER_CLASS)
class LabelScoreTest {

    private static final RgbImage PICTURE = TestModel.picture(16, 16, 1);
    private static final Candidate LEAF = new Candidate("a photo of a leaf", ConceptVectors.none());
    private static final Candidate ROOT = new Candidate("a photo of a root", ConceptVectors.none());
    private static final Candidate STEM = new Candidate("one stem", ConceptVectors.none());

    private StableDiffusion model;
    private ImageToImage pipeline;

    @BeforeAll
    void load(@TempDir Path cache) throws IOException {
        model = TestModel.load(cache);
        pipeline = ImageToImage.load(model, BatchSettings.upTo(4));
    }

    @AfterAll
    void close() {
        pipeline.close();
        model.close();
    }

    @Test
    void oneLabelAgainstItselfIsUndecided() {
        assertThat(score(new Labelled(PICTURE, LEAF, List.of(LEAF), 7))).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void theScoresOfTwoLabelsOfOnePictureHaveTheSumOne() {
        double leaf = score(new Labelled(PICTURE, LEAF, List.of(ROOT), 7));
        double root = score(new Labelled(PICTURE, ROOT, List.of(LEAF), 7));

        assertThat(leaf + root).isCloseTo(1, within(1e-5));
        assertThat(leaf).isNotCloseTo(0.5, within(1e-9));
    }

    @Test
    void otherNoiseGivesAnotherScore() {
        assertThat(score(new Labelled(PICTURE, LEAF, List.of(ROOT), 7)))
                .isNotEqualTo(score(new Labelled(PICTURE, LEAF, List.of(ROOT), 8)));
    }

    @Test
    void scoresOfSeveralPicturesAreTheirOwnWhateverSharesTheBatch() {
        List<Labelled> pictures = IntStream.range(0, 5)
                .mapToObj(i -> new Labelled(TestModel.picture(16, 16, i), LEAF, List.of(ROOT, STEM), i))
                .toList();

        List<OptionalDouble> together = new LabelScore(pipeline, 3).of(pictures, Progress.NONE);

        for (int i = 0; i < pictures.size(); i++) {
            assertThat(together.get(i).orElseThrow()).isCloseTo(score(pictures.get(i)), within(1e-4));
        }
    }

    @Test
    void isTheSameToTheBitBesideEditsInBatchesOfFixedWidth() throws IOException {
        Labelled picture = new Labelled(PICTURE, LEAF, List.of(ROOT), 7);
        try (ImageToImage fixed = ImageToImage.load(model, BatchSettings.upTo(4).withDeterministic(true))) {
            OptionalDouble alone =
                    new LabelScore(fixed, 3).of(List.of(picture), Progress.NONE).get(0);
            List<OptionalDouble> scores = new ArrayList<>();
            Edit edit = new Edit(1, 7.5, 8, "a photo of a leaf", "", 1);

            fixed.edit(PICTURE, ConceptVectors.none(), List.of(edit, edit.withSeed(2)), (done, total) -> {
                if (scores.isEmpty()) {
                    scores.addAll(new LabelScore(fixed, 3).of(List.of(picture), Progress.NONE));
                }
            });

            assertThat(scores).containsExactly(alone);
        }
    }

    @Test
    void labelsOfOneTimestepShareTheirNoise() {
        Probe probe = new Probe("a photo of a leaf", ConceptVectors.none(), 500, 3);

        CompletableFuture<double[]> losses = pipeline.losses(PICTURE, List.of(probe, probe));

        assertThat(losses.join()[0]).isCloseTo(losses.join()[1], within(1e-6)).isPositive();
    }

    @Test
    void refusesALabelWithNothingToCompareItWith() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Labelled(PICTURE, LEAF, List.of(), 7))
                .withMessageContaining("others must not be empty");
    }

    @Test
    void aConceptOfAnotherModelIsRefused() {
        Candidate other = LEAF.of(ConceptVectors.of("<c>", new float[] {1, 2, 3}));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> score(new Labelled(PICTURE, LEAF, List.of(other), 7)))
                .withMessageContaining("learned on another model");
    }

    @Test
    void anotherConceptTakesThePlaceholdersPlaceInThePrompt() {
        Candidate wheat = new Candidate("a <wheat> and a <wheat>", ConceptVectors.of("<wheat>", new float[] {1}));

        assertThat(wheat.of(ConceptVectors.of("<rye>", new float[] {2})).prompt())
                .isEqualTo("a <rye> and a <rye>");
    }

    private double score(Labelled picture) {
        return new LabelScore(pipeline, 3)
                .of(List.of(picture), Progress.NONE)
                .get(0)
                .orElseThrow();
    }
}
