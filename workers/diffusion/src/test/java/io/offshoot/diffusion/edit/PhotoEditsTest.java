package io.offshoot.diffusion.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.Fit;
import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.image.PictureCheck;
import io.offshoot.diffusion.image.PictureCheck.Defect;
import io.offshoot.diffusion.image.PictureSize;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.Renoise;
import io.offshoot.diffusion.pipeline.Repaint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhotoEditsTest {

    private static final RgbImage PHOTO = TestModel.picture(40, 30, 99);
    private static final Edit EDIT = new Edit(0.5, 1, 10, "a photo", "", 1);

    @Test
    void aPictureComesBackAtThePhotosSize() {
        List<EditedPhoto> edited = edits(FakePipeline.failingOn(), EDIT);

        assertThat(edited.get(0).orThrow().size()).isEqualTo(PHOTO.size());
        assertThat(edited.get(0).attempts()).isEqualTo(1);
    }

    @Test
    void theModelSeesThePhotosProportions() {
        FakePipeline pipeline = FakePipeline.failingOn();

        edits(pipeline, EDIT);

        assertThat(pipeline.inputs.get(0).size()).isEqualTo(new PictureSize(32, 24));
    }

    @Test
    void aDefectivePictureIsTriedAgainWithAnotherSeed() {
        FakePipeline pipeline = FakePipeline.failingOn(1L);

        EditedPhoto edited = edits(pipeline, EDIT).get(0);

        assertThat(edited.picture()).isNotNull();
        assertThat(edited.attempts()).isEqualTo(2);
        assertThat(edited.made())
                .singleElement()
                .satisfies(made -> assertThat(made.seed()).isNotEqualTo(1L));
    }

    @Test
    void theSeedThatIsWrittenDownMakesThePictureAgain() {
        EditedPhoto retried = edits(FakePipeline.failingOn(1L), EDIT).get(0);

        EditedPhoto again =
                edits(FakePipeline.failingOn(), retried.made().get(0)).get(0);

        assertThat(again.picture()).isEqualTo(retried.picture());
    }

    @Test
    void onlyTheDefectiveEditIsTriedAgain() {
        FakePipeline pipeline = FakePipeline.failingOn(2L);

        edits(pipeline, EDIT, EDIT.withSeed(2), EDIT.withSeed(3));

        assertThat(pipeline.calls).extracting(List::size).containsExactly(3, 1);
    }

    @Test
    void afterTheLastRetryTheDefectIsTold() {
        FakePipeline pipeline = FakePipeline.failingAlways();

        EditedPhoto edited = edits(pipeline, EDIT).get(0);

        assertThat(pipeline.calls).hasSize(4);
        assertThat(edited.defect()).isEqualTo(Defect.NOT_A_NUMBER);
        assertThatThrownBy(edited::orThrow)
                .isInstanceOf(DefectiveEditException.class)
                .hasMessageStartingWith("the picture has values that are not numbers in each of 4 attempts");
    }

    @Test
    void aChainGivesEachStageTheResultOfTheOneBefore() {
        FakePipeline pipeline = FakePipeline.failingOn();

        EditedPhoto edited = run(
                        pipeline, Source.whole(PHOTO, Framing.DEFAULT), EditChain.of(EDIT, List.of(0.25, 0.75)))
                .get(0);

        assertThat(pipeline.inputs.get(1)).isEqualTo(TestModel.picture(32, 24, EDIT.seed()));
        assertThat(edited.made()).extracting(Edit::strength).containsExactly(0.25, 0.75);
        assertThat(edited.made()).extracting(Edit::seed).doesNotHaveDuplicates();
    }

    @Test
    void anEmptyChainLeavesThePhotoAsItIs() {
        EditedPhoto edited = run(
                        FakePipeline.failingOn(), Source.whole(PHOTO, Framing.DEFAULT), EditChain.of(EDIT, List.of()))
                .get(0);

        assertThat(edited.picture()).isEqualTo(PHOTO);
    }

    @Test
    void protectedPixelsAreThePhotosBitByBit() {
        boolean[] upper = new boolean[40 * 30];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = i < 40 * 15;
        }
        Source source = new Source(PHOTO, new Mask(40, 30, upper), Framing.DEFAULT);

        RgbImage picture =
                run(FakePipeline.failingOn(), source, EditChain.of(EDIT)).get(0).orThrow();

        for (int i = 3 * 40 * 15; i < picture.rgb().length; i++) {
            assertThat(picture.rgb()[i]).isEqualTo(PHOTO.rgb()[i]);
        }
        assertThat(picture).isNotEqualTo(PHOTO);
    }

    @Test
    void theModelRepaintsTheMaskOnly() {
        FakePipeline pipeline = FakePipeline.failingOn();
        Source source = new Source(PHOTO, Mask.filled(40, 30, true), Framing.DEFAULT);

        run(pipeline, source, EditChain.of(EDIT));

        assertThat(pipeline.calls.get(0))
                .singleElement()
                .satisfies(edit -> assertThat(edit.options().repaint())
                        .isEqualTo(new Repaint(Mask.filled(32, 24, true), Renoise.NEXT)));
    }

    @Test
    void aMaskSmallerThanALatentIsRefused() {
        boolean[] one = new boolean[40 * 30];
        one[40 * 14 + 19] = true;
        Source source = new Source(PHOTO, new Mask(40, 30, one), Framing.DEFAULT);

        assertThatThrownBy(() -> run(FakePipeline.failingOn(), source, EditChain.of(EDIT)))
                .hasMessageStartingWith("the mask is too small for the model to repaint anything");
    }

    @Test
    void whatACropLeavesOutIsThePhotosBitByBit() {
        Source source = Source.whole(PHOTO, Framing.DEFAULT.with(Fit.CROP));

        RgbImage picture =
                run(FakePipeline.failingOn(), source, EditChain.of(EDIT)).get(0).orThrow();

        for (int row = 0; row < 30; row++) {
            assertThat(picture.rgb()[3 * 40 * row]).isEqualTo(PHOTO.rgb()[3 * 40 * row]);
        }
    }

    @Test
    void progressCountsTheStepsOfRetriesToo() {
        List<String> heard = new ArrayList<>();
        PhotoEdits edits = new PhotoEdits(FakePipeline.failingOn(1L), PictureCheck.DEFAULT, 3);

        edits.edit(
                Source.whole(PHOTO, Framing.DEFAULT),
                ConceptVectors.none(),
                List.of(EditChain.of(EDIT)),
                (done, total) -> heard.add(done + "/" + total));

        assertThat(heard).containsExactly("10/10", "20/20");
    }

    @Test
    void whatProgressThrowsCallsTheEditsOff() {
        FakePipeline pipeline = FakePipeline.failingOn();
        PhotoEdits edits = new PhotoEdits(pipeline, PictureCheck.DEFAULT, 3);
        Progress lost = (done, total) -> {
            throw new IllegalStateException("the photo belongs to another");
        };

        assertThatThrownBy(() -> edits.edit(
                        Source.whole(PHOTO, Framing.DEFAULT), ConceptVectors.none(), List.of(EditChain.of(EDIT)), lost))
                .hasMessage("the photo belongs to another");
        assertThat(pipeline.cancelled).isOne();
    }

    @Test
    void aMaskThatLeavesNothingIsRefused() {
        Mask nothing = Mask.filled(40, 30, false);

        assertThatThrownBy(() -> new Source(PHOTO, nothing, Framing.DEFAULT))
                .hasMessageStartingWith("the mask leaves nothing of the photo to repaint");
    }

    @Test
    void aMaskOfAnotherSizeIsRefused() {
        Mask other = Mask.filled(41, 30, true);

        assertThatThrownBy(() -> new Source(PHOTO, other, Framing.DEFAULT))
                .hasMessage("the mask must be of the photo's size 40x30, was 41x30");
    }

    private static List<EditedPhoto> edits(FakePipeline pipeline, Edit... edits) {
        EditChain[] chains = List.of(edits).stream().map(EditChain::of).toArray(EditChain[]::new);
        return run(pipeline, Source.whole(PHOTO, Framing.DEFAULT), chains);
    }

    private static List<EditedPhoto> run(FakePipeline pipeline, Source source, EditChain... chains) {
        return new PhotoEdits(pipeline, PictureCheck.DEFAULT, 3)
                .edit(source, ConceptVectors.none(), List.of(chains), Progress.NONE);
    }
}
