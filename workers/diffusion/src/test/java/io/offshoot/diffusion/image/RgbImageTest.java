package io.offshoot.diffusion.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RgbImageTest {

    private static final RgbImage TWO_BY_ONE = new RgbImage(2, 1, new byte[] {1, 2, 3, 4, 5, (byte) 200});

    @Test
    void survivesABufferedImage() {
        assertThat(RgbImage.of(TWO_BY_ONE.toBufferedImage())).isEqualTo(TWO_BY_ONE);
    }

    @Test
    void flipsLeftToRight() {
        assertThat(TWO_BY_ONE.flipped().rgb()).containsExactly(4, 5, 200, 1, 2, 3);
    }

    @Test
    void rejectsTheWrongNumberOfValues() {
        assertThatThrownBy(() -> new RgbImage(2, 2, new byte[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rgb must have 12 values for 2 x 2 pixels, had 5");
    }

    @Test
    void rejectsAnEmptyPicture() {
        assertThatThrownBy(() -> new RgbImage(0, 2, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a picture must be at least 1 x 1 pixels, was 0 x 2");
    }
}
