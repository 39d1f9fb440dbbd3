package io.offshoot.workers.work.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.offshoot.workers.work.TestPhotos;
import io.offshoot.workers.work.WorkFailedException;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoDecoderTest {

    /** A lossless WebP of one pixel. */
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private final PhotoDecoder decoder = new PhotoDecoder(10_000);

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void decodesWhatCamerasWrite(String format) throws WorkFailedException {
        BufferedImage picture = decoder.decode("img", TestPhotos.leaf(20, 10, format));

        assertThat(picture.getWidth()).isEqualTo(20);
        assertThat(picture.getHeight()).isEqualTo(10);
    }

    @Test
    void decodesWebp() throws WorkFailedException {
        BufferedImage picture = decoder.decode("img", Base64.getDecoder().decode(WEBP));

        assertThat(picture.getWidth()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 20, 10, 0, 0", "3, 20, 10, 19, 9", "6, 10, 20, 9, 0", "8, 10, 20, 0, 19"})
    void turnsAPhotoUprightAsItsExifSays(int orientation, int width, int height, int cornerX, int cornerY)
            throws WorkFailedException {
        byte[] lying = TestPhotos.withExifOrientation(TestPhotos.redCorner(20, 10), orientation);

        BufferedImage upright = decoder.decode("img", lying);

        assertThat(new int[] {upright.getWidth(), upright.getHeight()}).containsExactly(width, height);
        assertThat(upright.getRGB(cornerX, cornerY) >> 16 & 0xff).isGreaterThan(150);
    }

    @Test
    void decodesAPhotoWhoseExifIsDamaged() throws WorkFailedException {
        byte[] damaged = TestPhotos.withExifOrientation(TestPhotos.redCorner(20, 10), 6);
        Arrays.fill(damaged, 20, 38, (byte) 0x55);

        assertThat(decoder.decode("img", damaged).getWidth()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void keepsTheValuesOfAGreyPhoto(int type) throws WorkFailedException {
        BufferedImage picture = decoder.decode("img", TestPhotos.evenGrey(type, 0.4));

        assertThat(picture.getRGB(3, 3) & 0xff).isEqualTo(102);
    }

    @Test
    void rejectsATextFile() {
        assertFails("this is no photo".getBytes(StandardCharsets.UTF_8), "broken-image", "neither JPEG nor PNG");
    }

    @Test
    void rejectsAnEmptyFile() {
        assertFails(new byte[0], "broken-image", "img");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void rejectsAPhotoCutShort(String format) {
        byte[] whole = TestPhotos.leaf(90, 90, format);

        assertFails(Arrays.copyOf(whole, whole.length / 2), "broken-image", "img");
    }

    @Test
    void rejectsAPhotoWithTooManyPixelsBeforeDecodingIt() {
        assertFails(TestPhotos.leaf(200, 100, "png"), "image-too-large", "200 x 100");
    }

    private void assertFails(byte[] bytes, String reason, String words) {
        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> decoder.decode("img", bytes))
                .withMessageContaining(words)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
    }
}
