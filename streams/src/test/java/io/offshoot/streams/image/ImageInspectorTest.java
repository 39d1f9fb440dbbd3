package io.offshoot.streams.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.streams.TestImages;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInspectorTest {
    private final ImageInspector inspector = new ImageInspector(4 << 20, ImageLimits.DEFAULT);

    @Test
    void readsTheHeaderOfAJpeg() {
        assertThat(inspector.inspect(TestImages.jpeg(1))).isEqualTo(new ImageHeader(ImageFormat.JPEG, 64, 48));
    }

    @Test
    void readsTheHeaderOfAPng() {
        assertThat(inspector.inspect(TestImages.png(30, 20))).isEqualTo(new ImageHeader(ImageFormat.PNG, 30, 20));
    }

    @Test
    void readsTheHeaderOfAWebp() {
        assertThat(inspector.inspect(TestImages.webp(40, 24))).isEqualTo(new ImageHeader(ImageFormat.WEBP, 40, 24));
    }

    @Test
    void allowsBytesAfterTheEndOfAJpeg() {
        byte[] jpeg = TestImages.jpeg(1);
        byte[] longer = Arrays.copyOf(jpeg, jpeg.length + 99);
        assertThat(inspector.inspect(longer)).isInstanceOf(ImageHeader.class);
    }

    @Test
    void rejectsAnEmptyFile() {
        assertFault(new byte[0], ImageFault.Kind.EMPTY);
    }

    @Test
    void rejectsTextNamedJpg() {
        assertFault("Dear camera, this is text.".getBytes(UTF_8), ImageFault.Kind.NOT_AN_IMAGE);
    }

    @Test
    void tellsOwnersOfPhonesWhatToDoAboutHeic() {
        assertThat(inspector.inspect("\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1)))
                .isInstanceOfSatisfying(
                        ImageFault.class, fault -> assertThat(fault.sentence()).contains("HEIC", "most compatible"));
    }

    @Test
    void saysTheSizeThatAPersonSees() {
        byte[] lying = TestImages.withExifOrientation(TestImages.jpeg(1), 6);

        assertThat(inspector.inspect(lying)).isEqualTo(new ImageHeader(ImageFormat.JPEG, 48, 64));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.2, 0.5, 0.9, 0.999})
    void rejectsATruncatedJpeg(double part) {
        byte[] jpeg = TestImages.jpeg(2);
        assertFault(Arrays.copyOf(jpeg, (int) (jpeg.length * part)), ImageFault.Kind.TRUNCATED);
    }

    @Test
    void rejectsAJpegThatLacksDataBeforeItsEnd() {
        byte[] jpeg = Arrays.copyOf(TestImages.jpeg(2), TestImages.jpeg(2).length * 2 / 3);
        jpeg[jpeg.length - 2] = (byte) 0xff;
        jpeg[jpeg.length - 1] = (byte) 0xd9;
        assertFault(jpeg, ImageFault.Kind.CORRUPT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.99})
    void rejectsATruncatedPng(double part) {
        byte[] png = TestImages.png(64, 48);
        assertFault(Arrays.copyOf(png, (int) (png.length * part)), ImageFault.Kind.TRUNCATED);
    }

    @Test
    void rejectsATruncatedWebp() {
        byte[] webp = TestImages.webp(40, 24);
        assertFault(Arrays.copyOf(webp, webp.length - 4), ImageFault.Kind.TRUNCATED);
    }

    @Test
    void rejectsAPngWhosePixelsAreDamaged() {
        byte[] png = TestImages.png(64, 48);
        Arrays.fill(png, png.length / 2, png.length / 2 + 40, (byte) 7);
        assertFault(png, ImageFault.Kind.CORRUPT);
    }

    @Test
    void givesUpAnImageThatTakesTooLong() {
        ImageInspector hasty =
                new ImageInspector(4 << 20, ImageLimits.DEFAULT.withMaxDecodeTime(Duration.ofMillis(50)));

        Inspection inspection = hasty.inspect(TestImages.webp(7_000, 7_000));

        assertThat(inspection)
                .isInstanceOfSatisfying(
                        ImageFault.class, fault -> assertThat(fault.kind()).isEqualTo(ImageFault.Kind.TOO_SLOW));
    }

    @Test
    void rejectsAHugePngByItsHeader() {
        byte[] bomb = TestImages.blackPng(30_000, 30_000);
        assertThat(bomb.length).isLessThan(150_000);
        assertFault(bomb, ImageFault.Kind.TOO_LARGE);
    }

    @Test
    void rejectsALongSideWithinThePixelLimit() {
        assertFault(TestImages.blackPng(17_000, 100), ImageFault.Kind.TOO_LARGE);
    }

    @Test
    void rejectsASideThatIsTooShort() {
        assertFault(TestImages.png(64, 15), ImageFault.Kind.TOO_SMALL);
    }

    @Test
    void rejectsMoreBytesThanTheLimit() {
        ImageInspector strict = new ImageInspector(100, ImageLimits.DEFAULT);
        assertThat(strict.inspect(TestImages.png(64, 48)))
                .isInstanceOfSatisfying(
                        ImageFault.class, fault -> assertThat(fault.kind()).isEqualTo(ImageFault.Kind.TOO_MANY_BYTES));
    }

    private void assertFault(byte[] bytes, ImageFault.Kind kind) {
        assertThat(inspector.inspect(bytes)).isInstanceOfSatisfying(ImageFault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.sentence()).contains("; send");
        });
    }
}
