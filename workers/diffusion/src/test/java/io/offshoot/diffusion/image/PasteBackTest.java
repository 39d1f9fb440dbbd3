package io.offshoot.diffusion.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.TestModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PasteBackTest {

    @Test
    void protectedPixelsAreThePhotosBitByBit() {
        RgbImage photo = TestModel.picture(20, 10, 1);
        Mask kept = left(20, 10, 8);

        RgbImage pasted = new PasteBack(4).paste(photo, TestModel.picture(20, 10, 2), kept);

        assertThat(pasted.picked(columns(0, 8), columns(0, 10))).isEqualTo(photo.picked(columns(0, 8), columns(0, 10)));
    }

    @Test
    void theEditFadesInOutsideOfTheProtectedPixels() {
        RgbImage pasted = new PasteBack(3).paste(grey(8, 0), grey(8, 200), left(8, 1, 3));

        assertThat(greys(pasted)).containsExactly(0, 0, 0, 50, 100, 150, 200, 200);
    }

    @Test
    void withoutFeatherTheEditBeginsAtOnce() {
        RgbImage pasted = new PasteBack(0).paste(grey(4, 0), grey(4, 200), left(4, 1, 2));

        assertThat(greys(pasted)).containsExactly(0, 0, 200, 200);
    }

    @Test
    void nothingProtectedGivesTheEdit() {
        RgbImage edited = TestModel.picture(9, 7, 3);

        RgbImage pasted = new PasteBack(8).paste(TestModel.picture(9, 7, 4), edited, Mask.filled(9, 7, false));

        assertThat(pasted).isEqualTo(edited);
    }

    @Test
    void allProtectedGivesThePhoto() {
        RgbImage photo = TestModel.picture(9, 7, 5);

        RgbImage pasted = new PasteBack(8).paste(photo, TestModel.picture(9, 7, 6), Mask.filled(9, 7, true));

        assertThat(pasted).isEqualTo(photo);
    }

    @Test
    void refusesAMaskOfAnotherSize() {
        RgbImage photo = grey(4, 0);
        Mask mask = Mask.filled(3, 1, true);

        assertThatThrownBy(() -> new PasteBack(0).paste(photo, photo, mask))
                .hasMessage("edit and mask must be of the photo's size 4x1, was 3x1");
    }

    private static Mask left(int width, int height, int count) {
        boolean[] chosen = new boolean[width * height];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = i % width < count;
        }
        return new Mask(width, height, chosen);
    }

    private static int[] columns(int from, int to) {
        int[] places = new int[to - from];
        for (int i = 0; i < places.length; i++) {
            places[i] = from + i;
        }
        return places;
    }

    private static RgbImage grey(int width, int value) {
        byte[] rgb = new byte[3 * width];
        Arrays.fill(rgb, (byte) value);
        return new RgbImage(width, 1, rgb);
    }

    private static int[] greys(RgbImage image) {
        int[] values = new int[image.width()];
        for (int i = 0; i < values.length; i++) {
            values[i] = image.rgb()[3 * i] & 0xff;
        }
        return values;
    }
}
