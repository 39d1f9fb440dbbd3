package io.offshoot.diffusion.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelValuesTest {

    @Test
    void channelsComeOneAfterTheOther() {
        RgbImage image = new RgbImage(2, 1, new byte[] {0, (byte) 255, 0, (byte) 255, 0, 0});

        assertThat(PixelValues.of(image)).containsExactly(-1, 1, 1, -1, -1, -1);
    }

    @Test
    void everyByteComesBack() {
        byte[] rgb = new byte[3 * 256];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3);
        }
        RgbImage image = new RgbImage(16, 16, rgb);

        assertThat(PixelValues.toImage(PixelValues.of(image), 16, 16)).isEqualTo(image);
    }

    @Test
    void cutsWhatLiesOutside() {
        RgbImage image = PixelValues.toImage(new float[] {-1.5f, 0, 3}, 1, 1);

        assertThat(image.rgb()).containsExactly(0, 128, 255);
    }

    @Test
    void blackStandsForWhatIsNotANumber() {
        RgbImage image = PixelValues.toImage(new float[] {Float.NaN, 1, 1}, 1, 1);

        assertThat(image.rgb()).containsExactly(0, 255, 255);
    }
}
