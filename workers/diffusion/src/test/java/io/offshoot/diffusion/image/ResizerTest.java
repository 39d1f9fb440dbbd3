package io.offshoot.diffusion.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResizerTest {

    @Test
    void halvingMixesNeighboursWithATriangle() {
        RgbImage image = grey(4, 1, 0, 100, 200, 40);

        RgbImage half = Resizer.resize(image, 2, 1, Resampling.BILINEAR);

        // weights 3/7, 3/7, 1/7 over the three pixels within reach
        assertThat(greys(half)).containsExactly(71, 117);
    }

    @Test
    void doublingMixesAtQuarters() {
        RgbImage image = grey(2, 1, 0, 100);

        RgbImage twice = Resizer.resize(image, 4, 1, Resampling.BILINEAR);

        assertThat(greys(twice)).containsExactly(0, 25, 75, 100);
    }

    @ParameterizedTest
    @EnumSource(Resampling.class)
    void aFlatPictureStaysFlat(Resampling filter) {
        RgbImage image = grey(3, 2, 77, 77, 77, 77, 77, 77);

        RgbImage resized = Resizer.resize(image, 7, 5, filter);

        assertThat(greys(resized)).containsOnly(77);
    }

    @ParameterizedTest
    @EnumSource(Resampling.class)
    void theSameSizeKeepsEveryPixel(Resampling filter) {
        RgbImage image = grey(2, 2, 1, 2, 3, 250);

        assertThat(Resizer.resize(image, 2, 2, filter)).isEqualTo(image);
    }

    private static RgbImage grey(int width, int height, int... values) {
        byte[] rgb = new byte[3 * values.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) values[i / 3];
        }
        return new RgbImage(width, height, rgb);
    }

    private static int[] greys(RgbImage image) {
        int[] values = new int[image.width() * image.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = image.rgb()[3 * i] & 0xff;
        }
        return values;
    }

    @Test
    void beginsWithTheHeightWhereItShrinksMore() {
        RgbImage image = grey(2, 4, 157, 146, 190, 115, 219, 135, 39, 100);

        RgbImage resized = Resizer.resize(image, 3, 1, Resampling.BILINEAR);

        // Pillow 13's pixels; the width first would give 143 in the middle
        assertThat(greys(resized)).containsExactly(160, 142, 124);
    }

    @Test
    void nearestTakesWholePixels() {
        RgbImage image = grey(4, 1, 1, 2, 3, 4);

        RgbImage half = Resizer.resize(image, 2, 1, Resampling.NEAREST);

        assertThat(greys(half)).containsExactly(2, 4);
    }
}
