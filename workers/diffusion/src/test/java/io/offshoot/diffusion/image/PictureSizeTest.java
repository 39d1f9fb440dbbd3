package io.offshoot.diffusion.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSizeTest {

    @Test
    void readsWidthAndHeight() {
        assertThat(PictureSize.parse("512x384")).isEqualTo(new PictureSize(512, 384));
    }

    @Test
    void oneNumberIsASquare() {
        assertThat(PictureSize.parse("512")).isEqualTo(PictureSize.square(512));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "512x", "-1x8", "512x384x3", "999999x8"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> PictureSize.parse(text))
                .hasMessage(
                        "size must be WIDTHxHEIGHT, such as 512x384, or one number for a square, was '" + text + "'");
    }

    @Test
    void refusesOddSizesWithTheNextThatWorks() {
        PictureSize odd = new PictureSize(500, 384);

        assertThatThrownBy(() -> odd.requireMultipleOf(8))
                .hasMessage("size must have multiples of 8, such as 504x384, was 500x384");
    }

    @Test
    void fitsIntoABox() {
        assertThat(new PictureSize(640, 480).within(new PictureSize(512, 512))).isEqualTo(new PictureSize(512, 384));
    }

    @Test
    void aVeryLongPictureKeepsAtLeastOnePixel() {
        assertThat(new PictureSize(5000, 2).within(PictureSize.square(64))).isEqualTo(new PictureSize(64, 1));
    }
}
