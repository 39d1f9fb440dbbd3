package io.offshoot.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.image.Mask;
import org.junit.jupiter.api.Test;

/** The two inpaint pipelines of diffusers take different pixels for a latent. */
class RenoiseTest {

    @Test
    void theNextConventionLooksAtTheTopLeftPixelOfACell() {
        assertThat(Renoise.NEXT.latents(column(8), 8)).isEqualTo(new Mask(2, 1, new boolean[] {false, true}));
    }

    @Test
    void theCurrentConventionLooksAtTheCentrePixelOfACell() {
        assertThat(Renoise.CURRENT.latents(column(4), 8)).isEqualTo(new Mask(2, 1, new boolean[] {true, false}));
    }

    /** 16 x 8 pixels with one column chosen. */
    private static Mask column(int chosen) {
        boolean[] pixels = new boolean[16 * 8];
        for (int row = 0; row < 8; row++) {
            pixels[16 * row + chosen] = true;
        }
        return new Mask(16, 8, pixels);
    }
}
