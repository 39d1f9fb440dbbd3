package io.offshoot.evaluate.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.Scenes;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationsTest {
    private final RgbImage scene = Scenes.scene(5, 32, 0.33f);
    private final BufferedImage picture = scene.toBufferedImage();

    static Stream<Augmentation> all() {
        return Stream.of(new Flip(), new Crop(0.5), new ColourJitter(0.4), new RandAugment(2, 9));
    }

    @ParameterizedTest
    @MethodSource("all")
    void followFromTheSeedKeepTheSizeAndLeaveTheOriginalAlone(Augmentation augmentation) {
        BufferedImage first = augmentation.apply(picture, new Random(8));
        BufferedImage second = augmentation.apply(picture, new Random(8));

        assertThat(RgbImage.of(first)).isEqualTo(RgbImage.of(second));
        assertThat(RgbImage.of(first).size()).isEqualTo(scene.size());
        assertThat(RgbImage.of(picture)).isEqualTo(scene);
    }

    @ParameterizedTest
    @EnumSource(
            value = PixelOp.class,
            names = {"AUTO_CONTRAST", "EQUALIZE", "IDENTITY"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyOperationChangesThePictureAtFullStrengthAndNotAtNone(PixelOp operation) {
        assertThat(RgbImage.of(operation.apply(picture, 1, 1))).isNotEqualTo(scene);
        assertThat(RgbImage.of(operation.apply(picture, 0, 1))).isEqualTo(scene);
    }

    @Test
    void everySecondPictureIsMirrored() {
        Random random = new Random(0);
        int mirrored = 0;
        for (int i = 0; i < 200; i++) {
            RgbImage result = RgbImage.of(new Flip().apply(picture, random));
            assertThat(result).isIn(scene, scene.flipped());
            mirrored += result.equals(scene) ? 0 : 1;
        }

        assertThat(mirrored).isBetween(80, 120);
    }

    @Test
    void saturationZeroIsGrey() {
        int[] pixels = Enhance.saturation(picture, 0).getRGB(0, 0, 32, 32, null, 0, 32);

        assertThat(Arrays.stream(pixels)).allMatch(pixel -> (pixel & 0xffffff) == 0x010101 * (pixel & 0xff));
    }

    @Test
    void autoContrastReachesBlackAndWhite() {
        RgbImage flat = RgbImage.of(Enhance.contrast(picture, 0.2));

        RgbImage stretched = RgbImage.of(PixelOp.AUTO_CONTRAST.apply(flat.toBufferedImage(), 0, 1));

        assertThat(stretched.rgb()).contains((byte) 0, (byte) 255);
    }

    @Test
    void posterizingToFourBitsLeavesSixteenValues() {
        byte[] values = RgbImage.of(Tones.posterized(picture, 4)).rgb();

        assertThat(IntStream.range(0, values.length)).allMatch(i -> (values[i] & 0x0f) == 0);
    }

    @Test
    void aConstantPictureIsEqualizedToItself() {
        BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            grey.setRGB(i % 8, i / 8, 0x505050);
        }

        assertThat(RgbImage.of(Tones.equalized(grey))).isEqualTo(RgbImage.of(grey));
    }

    @Test
    void refusesAMagnitudeThatTorchvisionRefuses() {
        assertThatThrownBy(() -> new RandAugment(2, 31)).hasMessage("magnitude must be in [0, 30], was 31");
    }
}
