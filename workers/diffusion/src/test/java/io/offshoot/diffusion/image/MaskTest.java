package io.offshoot.diffusion.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    void brightPixelsAreChosen() {
        BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0x7f7f7f);
        picture.setRGB(1, 0, 0x808080);
        picture.setRGB(2, 0, 0xffffff);

        assertThat(Mask.of(picture)).isEqualTo(mask(3, ".##"));
    }

    @Test
    void anOddWindowGrowsEvenly() {
        assertThat(mask(7, "...#...").grown(3)).isEqualTo(mask(7, "..###.."));
    }

    @Test
    void anEvenWindowGrowsFurtherToTheRight() {
        // the window of a pixel reaches 2 to the left, so what lies 2 to the right of the chosen one sees it
        assertThat(mask(7, "...#...").grown(4)).isEqualTo(mask(7, "..####."));
    }

    @Test
    void growsBothWaysAndStopsAtTheEdge() {
        assertThat(mask(3, "#..", "...", "...").grown(3)).isEqualTo(mask(3, "##.", "##.", "..."));
    }

    @Test
    void aWindowBeyondThePictureTakesAll() {
        assertThat(mask(3, "#..", "...").grown(50)).isEqualTo(Mask.filled(3, 2, true));
    }

    @Test
    void invertsEveryPixel() {
        assertThat(mask(2, "#.", ".#").inverted()).isEqualTo(mask(2, ".#", "#."));
    }

    @Test
    void resizingTakesThePixelAtTheCentre() {
        assertThat(mask(4, ".#.#").resized(2, 1)).isEqualTo(mask(2, "##"));
    }

    @Test
    void samplingTakesThePixelAtTheUpperLeft() {
        assertThat(mask(4, ".#.#").sampled(2, 1)).isEqualTo(mask(2, ".."));
    }

    @Test
    void tellsTheShareOfItsPixels() {
        assertThat(mask(2, "#.", "..").share()).isEqualTo(0.25);
    }

    @Test
    void rejectsAWindowOfNothing() {
        Mask mask = mask(1, "#");

        assertThatThrownBy(() -> mask.grown(0)).hasMessage("size must be at least 1, was 0");
    }

    private static Mask mask(int width, String... rows) {
        String all = String.join("", rows);
        boolean[] chosen = new boolean[all.length()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = all.charAt(i) == '#';
        }
        return new Mask(width, rows.length, chosen);
    }
}
