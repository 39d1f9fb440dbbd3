package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.DecodedPicture;
import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.schedule.DdimScheduler;
import io.offshoot.diffusion.schedule.SchedulerConfigFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@TestInstance(Lifecycle.PER_CLASS)
class ImageToImageTest {

    private static final RgbImage PHOTO = TestModel.picture(50, 70, 1);
    private static final RgbImage SQUARE = TestModel.picture(16, 16, 2);
    private static final Mask HALF = half();
    private static final List<Edit> MIXED = List.of(
            new Edit(0.5, 1, 4, "a photo of a plant", "", 1),
            new Edit(1, 7.5, 4, "a photo of a plant", "blurry", 2),
            new Edit(0.25, 3, 4, "a plant", "", 3));

    private StableDiffusion model;
    private ImageToImage pipeline;

    @BeforeAll
    void load(@TempDir Path cache) throws IOException {
        model = TestModel.load(cache);
        pipeline = ImageToImage.load(model, BatchSettings.upTo(16));
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

        try (ImageToImage narrow = ImageToImage.load(model, BatchSettings.upTo(1))) {
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

    @Test
    void maskedAndOrdinaryEditsShareABatch() {
        List<Edit> edits = List.of(masked(0.5, HALF), MIXED.get(1), masked(1, HALF), MIXED.get(2));

        List<DecodedPicture> together = editAsIs(pipeline, edits);

        for (int i = 0; i < edits.size(); i++) {
            RgbImage alone = editAsIs(pipeline, List.of(edits.get(i))).get(0).image();
            assertThat(largestDifference(together.get(i).image(), alone)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void whereNothingMayChangeThePromptHasNoEffect() {
        Mask nothing = Mask.filled(16, 16, false);

        List<DecodedPicture> results = editAsIs(pipeline, List.of(masked(0.5, nothing), masked(1, nothing)));

        assertThat(results.get(0).image()).isEqualTo(results.get(1).image());
    }

    @Test
    void whereAllMayChangeTheMaskHasNoEffect() {
        Edit masked = masked(0.5, Mask.filled(16, 16, true));

        RgbImage picture = editAsIs(pipeline, List.of(masked)).get(0).image();

        Edit ordinary = masked.with(EditOptions.DEFAULT);
        assertThat(picture)
                .isEqualTo(editAsIs(pipeline, List.of(ordinary)).get(0).image());
    }

    @Test
    void rejectsAMaskOfAnotherSize() {
        Edit edit = masked(0.5, Mask.filled(16, 8, true));

        assertThatThrownBy(() -> editAsIs(pipeline, List.of(edit)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the repainted pixels must be a mask of the picture's size ");
    }

    @Test
    void aGuidanceIntervalChangesThePicture() {
        Edit edit = MIXED.get(1);
        Edit partly = edit.with(EditOptions.DEFAULT.withGuidanceInterval(new GuidanceInterval(0.5, 1)));

        List<RgbImage> results = edit(List.of(edit, partly));

        assertThat(results.get(0)).isNotEqualTo(results.get(1));
    }

    @ParameterizedTest
    @FieldSource("io.offshoot.diffusion.schedule.Scheduler#CLASS_NAMES")
    void everySchedulerRunsRowsOfItsOwnStrengths(String className) throws IOException {
        var config = SchedulerConfigFile.parse(model.schedulerConfig(), className);
        try (ImageToImage other = ImageToImage.load(model, config, BatchSettings.upTo(16))) {
            List<DecodedPicture> together = editAsIs(other, MIXED);

            for (int i = 0; i < MIXED.size(); i++) {
                RgbImage alone = editAsIs(other, List.of(MIXED.get(i))).get(0).image();
                assertThat(largestDifference(together.get(i).image(), alone)).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void freshNoiseComesFromTheRowsOwnSeed() throws IOException {
        var config = SchedulerConfigFile.parse(model.schedulerConfig(), DdimScheduler.CLASS_NAME);
        List<Edit> noisy = MIXED.stream()
                .map(edit -> edit.with(EditOptions.DEFAULT.withEta(1)))
                .toList();
        try (ImageToImage ddim = ImageToImage.load(model, config, BatchSettings.upTo(16))) {
            List<DecodedPicture> together = editAsIs(ddim, noisy);

            RgbImage last = editAsIs(ddim, noisy.subList(2, 3)).get(0).image();
            assertThat(largestDifference(together.get(2).image(), last)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void cancelledEditsLeaveTheBatchAndFail() {
        Arrivals<String> lost = new Arrivals<>();
        List<Edit> endless = List.of(new Edit(1, 7.5, 500, "a plant", "", 1), new Edit(1, 1, 500, "a plant", "", 2));
        Pipeline.Submission submission =
                pipeline.submit(SQUARE, ConceptVectors.none(), endless, lost.of(List.of("one", "other")));

        submission.cancel();

        assertThat(editAsIs(pipeline, MIXED)).hasSize(3);
        assertThatThrownBy(() -> lost.next(Duration.ofMinutes(1))).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> lost.next(Duration.ofMinutes(1))).isInstanceOf(CancellationException.class);
        assertThat(lost.steps()).isLessThan(1000);
    }

    @Test
    void closingEndsEditsThatAreNotDone() throws IOException {
        Arrivals<String> left = new Arrivals<>();
        ImageToImage closed = ImageToImage.load(model, BatchSettings.upTo(2));
        List<Edit> endless = List.of(new Edit(1, 1, 500, "a plant", "", 1));
        closed.submit(SQUARE, ConceptVectors.none(), endless, left.of(List.of("left")));

        closed.close();
        closed.submit(SQUARE, ConceptVectors.none(), endless, left.of(List.of("late")));

        assertThatThrownBy(() -> left.next(Duration.ZERO)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> left.next(Duration.ZERO)).isInstanceOf(CancellationException.class);
    }

    @Test
    void anInterruptedCallerEndsItsEdits() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> editAsIs(pipeline, MIXED)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aMeasuredBatchIsNoWiderThanAllowed() throws IOException {
        var config = SchedulerConfigFile.parse(model.schedulerConfig());
        try (ImageToImage measured = ImageToImage.measured(model, config, BatchSettings.upTo(2))) {
            editAsIs(measured, MIXED);

            assertThat(measured.stats().rowsOffered())
                    .isLessThanOrEqualTo(2 * measured.stats().steps());
        }
    }

    private static Mask half() {
        boolean[] left = new boolean[16 * 16];
        for (int i = 0; i < left.length; i++) {
            left[i] = i % 16 < 8;
        }
        return new Mask(16, 16, left);
    }

    private static Edit masked(double strength, Mask mask) {
        Edit edit = new Edit(strength, 1, 4, strength == 1 ? "a plant" : "a photo of a plant", "", 5);
        return edit.with(EditOptions.DEFAULT.withRepaint(new Repaint(mask)));
    }

    private static List<DecodedPicture> editAsIs(ImageToImage pipeline, List<Edit> edits) {
        return pipeline.editAsIs(SQUARE, ConceptVectors.none(), edits, Progress.NONE);
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
