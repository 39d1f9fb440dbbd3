package io.offshoot.diffusion.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.Fit.ModelSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameTest {

    private static final ModelSize MODEL = new ModelSize(64, 8);

    @Test
    void paddingKeepsTheProportionsInMultiples() {
        Frame frame = Fit.PAD.frame(new PictureSize(640, 450), null, MODEL);

        assertThat(frame.working()).isEqualTo(new PictureSize(64, 48));
        assertThat(frame.placed().size()).isEqualTo(new PictureSize(64, 45));
    }

    @Test
    void paddingMirrorsThePicture() {
        RgbImage photo = TestModel.picture(64, 45, 1);

        RgbImage working = Fit.PAD.frame(photo.size(), null, MODEL).enter(photo);

        // one row above, two below
        assertThat(row(working, 0)).isEqualTo(row(photo, 0));
        assertThat(row(working, 1)).isEqualTo(row(photo, 0));
        assertThat(row(working, 46)).isEqualTo(row(photo, 44));
        assertThat(row(working, 47)).isEqualTo(row(photo, 43));
    }

    @Test
    void aPaddedPhotoOfTheModelsSizeComesBackBitByBit() {
        RgbImage photo = TestModel.picture(64, 45, 2);
        Frame frame = Fit.PAD.frame(photo.size(), null, MODEL);

        RgbImage back = frame.leave(frame.enter(photo), photo);

        assertThat(back).isEqualTo(photo);
    }

    @ParameterizedTest
    @EnumSource(Fit.class)
    void everyFitGivesThePhotosOwnSizeBack(Fit fit) {
        RgbImage photo = TestModel.picture(97, 41, 3);
        Frame frame = fit.frame(photo.size(), null, MODEL);

        RgbImage back = frame.leave(
                TestModel.picture(frame.working().width(), frame.working().height(), 4), photo);

        assertThat(back.size()).isEqualTo(photo.size());
    }

    @Test
    void croppingTakesTheMiddle() {
        RgbImage photo = TestModel.picture(100, 64, 5);

        RgbImage working = Fit.CROP.frame(photo.size(), null, MODEL).enter(photo);

        assertThat(working).isEqualTo(photo.picked(range(18, 64), range(0, 64)));
    }

    @Test
    void whatIsCutOffStaysThePhotos() {
        RgbImage photo = TestModel.picture(100, 64, 6);
        Frame frame = Fit.CROP.frame(photo.size(), null, MODEL);

        RgbImage back = frame.leave(TestModel.picture(64, 64, 7), photo);

        assertThat(back.picked(range(0, 18), range(0, 64))).isEqualTo(photo.picked(range(0, 18), range(0, 64)));
        assertThat(frame.untouched().share()).isEqualTo(0.36);
    }

    @Test
    void squashingFillsTheModelsSize() {
        Frame frame = Fit.SQUASH.frame(new PictureSize(640, 480), null, MODEL);

        assertThat(frame).isEqualTo(Frame.squashed(new PictureSize(640, 480), PictureSize.square(64)));
    }

    @Test
    void aWantedSizeIsTaken() {
        Frame frame = Fit.PAD.frame(new PictureSize(100, 100), new PictureSize(96, 64), MODEL);

        assertThat(frame.working()).isEqualTo(new PictureSize(96, 64));
        assertThat(frame.placed().x()).isEqualTo(16);
    }

    @Test
    void aMaskGoesTheSameWayAsItsPhoto() {
        boolean[] right = new boolean[100 * 64];
        for (int i = 0; i < right.length; i++) {
            right[i] = i % 100 >= 50;
        }

        Mask working = Fit.CROP.frame(new PictureSize(100, 64), null, MODEL).enter(new Mask(100, 64, right));

        assertThat(working.at(31, 5)).isFalse();
        assertThat(working.at(32, 5)).isTrue();
    }

    @Test
    void refusesAPhotoOfAnotherSize() {
        Frame frame = Frame.squashed(new PictureSize(10, 10), PictureSize.square(8));
        RgbImage other = TestModel.picture(10, 9, 8);

        assertThatThrownBy(() -> frame.enter(other)).hasMessage("the picture must be of size 10x10, was 10x9");
    }

    private static RgbImage row(RgbImage image, int y) {
        return image.picked(range(0, image.width()), range(y, 1));
    }

    private static int[] range(int start, int count) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = start + i;
        }
        return places;
    }
}
