package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.model.StableDiffusion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class ImageToImageTest {

    private static final RgbImage PHOTO = TestModel.picture(50, 70, 1);
    private static final List<Edit> MIXED = List.of(
            new Edit(0.5, 1, 4, "a photo of a plant", "", 1),
            new Edit(1, 7.5, 4, "a photo of a plant", "blurry", 2),
            new Edit(0.25, 3, 4, "a plant", "", 3));

    private StableDiffusion model;
    private ImageToImage pipeline;

    @BeforeAll
    void load(@TempDir Path cache) throws IOException {
        model = TestModel.load(cache);
        pipeline = ImageToImage.load(model, 16);
    }

    @AfterAll
    void close() {
        pipeline.close();
        model.close();
    }

    @Test
    void resultsHaveThePhotosSize() {
        List<RgbImage> results = edit(MIXED);

        assertThat(results).hasSize(3).allMatch(result -> result.width() == 50 && result.height() == 70);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(edit(MIXED)).isEqualTo(edit(MIXED));
    }

    @Test
    void anotherSeedGivesAnotherPicture() {
        Edit edit = new Edit(0.75, 1, 4, "a plant", "", 1);
        Edit other = new Edit(0.75, 1, 4, "a plant", "", 2);

        List<RgbImage> results = edit(List.of(edit, other));

        assertThat(results.get(0)).isNotEqualTo(results.get(1));
    }

    @Test
    void companionsChangeARowByRoundingOnly() {
        List<RgbImage> together = edit(MIXED);

        List<RgbImage> alone =
                MIXED.stream().map(edit -> edit(List.of(edit)).get(0)).toList();

        for (int i = 0; i < MIXED.size(); i++) {
            assertThat(largestDifference(together.get(i), alone.get(i))).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void batchesOfOneGiveTheSamePicturesInOrder() throws IOException {
        List<RgbImage> together = edit(MIXED);

        try (ImageToImage narrow = ImageToImage.load(model, 1)) {
            List<RgbImage> oneByOne = narrow.edit(PHOTO, ConceptVectors.none(), MIXED, Progress.NONE);

            for (int i = 0; i < MIXED.size(); i++) {
                assertThat(largestDifference(together.get(i), oneByOne.get(i))).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void progressCountsTheStepsOfAllEdits() {
        List<Long> done = new ArrayList<>();

        pipeline.edit(PHOTO, ConceptVectors.none(), MIXED, (now, total) -> done.add(total - now));

        assertThat(done)
                .isSortedAccordingTo((left, right) -> Long.compare(right, left))
                .endsWith(0L);
    }

    @Test
    void theConceptChangesThePicture() {
        List<Edit> edits = List.of(new Edit(1, 7.5, 4, "a photo of a <c>", "", 1));
        int width = model.textEncoder().width();
        float[] vector = new float[width];
        vector[0] = 3;

        List<RgbImage> zero = pipeline.edit(PHOTO, ConceptVectors.of("<c>", new float[width]), edits, Progress.NONE);
        List<RgbImage> other = pipeline.edit(PHOTO, ConceptVectors.of("<c>", vector), edits, Progress.NONE);

        assertThat(other).isNotEqualTo(zero);
    }

    @Test
    void saysWhichStrengthWouldWork() {
        List<Edit> edits = List.of(new Edit(0.2, 1, 4, "", "", 1));

        assertThatThrownBy(() -> edit(edits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strength 0.2 leaves none of 4 steps: use a strength of at least 0.25, or more steps");
    }

    @Test
    void rejectsAConceptOfAnotherModel() {
        ConceptVectors foreign = ConceptVectors.of("<c>", new float[7]);

        assertThatThrownBy(() -> pipeline.edit(PHOTO, foreign, MIXED, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the vectors of <c> have width 7 but this model's text encoder has ");
    }

    private List<RgbImage> edit(List<Edit> edits) {
        return pipeline.edit(PHOTO, ConceptVectors.none(), edits, Progress.NONE);
    }

    private static int largestDifference(RgbImage left, RgbImage right) {
        int largest = 0;
        for (int i = 0; i < left.rgb().length; i++) {
            largest = Math.max(largest, Math.abs((left.rgb()[i] & 0xff) - (right.rgb()[i] & 0xff)));
        }
        return largest;
    }
}
