package io.offshoot.diffusion.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.TestModel;
import io.offshoot.diffusion.image.PictureCheck.Defect;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureCheckTest {

    private static final RgbImage NOISE = TestModel.picture(16, 16, 1);

    @Test
    void aPictureIsFine() {
        assertThat(PictureCheck.DEFAULT.defect(new DecodedPicture(NOISE, true), NOISE))
                .isEmpty();
    }

    @Test
    void valuesThatAreNoNumbersAreSeen() {
        float[] values = new float[3 * 16 * 16];
        values[5] = Float.NaN;

        assertThat(PictureCheck.DEFAULT.defect(DecodedPicture.of(values, 16, 16), NOISE))
                .contains(Defect.NOT_A_NUMBER);
    }

    @Test
    void nearlyBlackIsBlack() {
        assertThat(PictureCheck.DEFAULT.defect(new DecodedPicture(grey(6), true), NOISE))
                .contains(Defect.BLACK);
    }

    @Test
    void oneColourIsFlat() {
        assertThat(PictureCheck.DEFAULT.defect(new DecodedPicture(grey(120), true), NOISE))
                .contains(Defect.FLAT);
    }

    @Test
    void aFlatPhotoMayHaveAFlatEdit() {
        assertThat(PictureCheck.DEFAULT.defect(new DecodedPicture(grey(120), true), grey(110)))
                .isEmpty();
    }

    @Test
    void aBlackEditOfAFlatPhotoIsBlack() {
        assertThat(PictureCheck.DEFAULT.defect(new DecodedPicture(grey(0), true), grey(110)))
                .contains(Defect.BLACK);
    }

    private static RgbImage grey(int value) {
        byte[] rgb = new byte[3 * 16 * 16];
        Arrays.fill(rgb, (byte) value);
        return new RgbImage(16, 16, rgb);
    }
}
