package io.offshoot.evaluate.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CutMixTest {
    private static final int SIDE = 16;

    @Test
    void labelsArePartedAsThePixelsAre() {
        for (int seed = 0; seed < 20; seed++) {
            Batch batch = blackAndWhite();

            new CutMix(1).mix(batch, new Random(seed));

            assertThat(batch.labels()[1]).isEqualTo(whiteShare(batch, 0), within(1e-6f));
            assertThat(batch.labels()[3]).isEqualTo(whiteShare(batch, 1), within(1e-6f));
            assertThat(batch.labels()[0] + batch.labels()[1]).isEqualTo(1, within(1e-6f));
        }
    }

    @Test
    void leavesBatchesAloneAsOftenAsItShould() {
        Random random = new Random(1);
        int mixed = 0;
        for (int i = 0; i < 1000; i++) {
            Batch batch = blackAndWhite();
            new CutMix(0.5).mix(batch, random);
            mixed += batch.labels()[1] > 0 ? 1 : 0;
        }

        // Some boxes are too small to hold a pixel.
        assertThat(mixed).isBetween(420, 540);
    }

    private static float whiteShare(Batch batch, int row) {
        int white = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            white += batch.pixels()[row * 3 * SIDE * SIDE + i] > 0 ? 1 : 0;
        }
        return (float) white / (SIDE * SIDE);
    }

    private static Batch blackAndWhite() {
        Batch batch = new Batch(2, SIDE, 2);
        BufferedImage white = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            white.setRGB(i % SIDE, i / SIDE, 0xffffff);
        }
        batch.put(0, new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB), 0);
        batch.put(1, white, 1);
        return batch;
    }
}
