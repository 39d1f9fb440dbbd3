package io.offshoot.workers.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.offshoot.diffusion.edit.Source;
import io.offshoot.diffusion.image.Mask;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.schemas.avro.EditRequest;
import io.offshoot.schemas.avro.Fit;
import io.offshoot.schemas.avro.MaskMode;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PhotoSourceTest {

    private static final Mask OBJECT = Mask.of(object(16, 12).toBufferedImage());

    private final PhotoSource sources = new PhotoSource(new PhotoDecoder(1_000_000));

    @Test
    void repaintsTheObjectOfAMaskedPhoto() throws WorkFailedException {
        Source source = read(masked(16, 12).setMaskMode(MaskMode.OBJECT).setMaskGrow(0));

        assertThat(source.repainted()).isEqualTo(OBJECT);
    }

    @Test
    void protectsTheObjectWithItsMargin() throws WorkFailedException {
        Source source = read(masked(16, 12).setMaskMode(MaskMode.BACKGROUND).setMaskGrow(3));

        assertThat(source.repainted()).isEqualTo(OBJECT.grown(3).inverted());
    }

    @Test
    void withoutAMaskModeTheMaskIsNotLookedAt() throws WorkFailedException {
        assertThat(read(EditRequests.of("img-1")).repainted()).isNull();
    }

    @Test
    void framesThePhotoAsTheRequestSays() throws WorkFailedException {
        Source source = read(EditRequests.of("img-1").setFit(Fit.CROP));

        assertThat(source.framing().fit().name()).isEqualTo("CROP");
    }

    @Test
    void refusesAMaskOfAnotherSize() {
        assertRefused(
                masked(5, 5).setMaskMode(MaskMode.BACKGROUND).setMaskGrow(0),
                "bad-mask",
                "must be of the photo's size 16x12, was 5x5");
    }

    @Test
    void refusesAMaskThatIsNoPicture() {
        assertRefused(EditRequests.of("img-1").setMaskMode(MaskMode.OBJECT), "broken-image", "mask of img-1");
    }

    private Source read(EditRequest.Builder request) throws WorkFailedException {
        return sources.of(request.build(), EditRequests.PHOTO);
    }

    private void assertRefused(EditRequest.Builder request, String reason, String words) {
        assertThatExceptionOfType(WorkFailedException.class)
                .isThrownBy(() -> read(request))
                .withMessageContaining(words)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    private static EditRequest.Builder masked(int width, int height) {
        byte[] mask = PngEncoder.encode(object(width, height));
        return EditRequests.of("img-1")
                .setSource(EditRequests.photo("img-1")
                        .setMask(ByteBuffer.wrap(mask))
                        .build());
    }

    /** White in the upper left quarter, black elsewhere. */
    private static RgbImage object(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            rgb[i] = (byte) (pixel % width < width / 2 && pixel / width < height / 2 ? 255 : 0);
        }
        return new RgbImage(width, height, rgb);
    }
}
