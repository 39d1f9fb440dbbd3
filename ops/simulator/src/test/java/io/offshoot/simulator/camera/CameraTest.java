package io.offshoot.simulator.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.offshoot.simulator.species.Species;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CameraTest {

    @Test
    void takesAnotherPictureForAnotherPhotoSeed() {
        Camera camera = new Camera(64, 64);

        assertThat(camera.take(Species.of(3), 1, Instant.EPOCH).jpeg())
                .isNotEqualTo(camera.take(Species.of(3), 2, Instant.EPOCH).jpeg());
    }

    @Test
    void masksInBlackAndWhiteOnly() throws IOException {
        byte[] mask = new Camera(64, 64).take(Species.of(3), 1, Instant.EPOCH).maskPng();

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(mask));

        assertThat(image.getRaster().getSamples(0, 0, 64, 64, 0, (int[]) null)).containsOnly(0, 255);
    }

    @Test
    void keepsThePlantInItsPlaceAtAnySize() throws IOException {
        byte[] small = new Camera(64, 64).take(Species.of(3), 1, Instant.EPOCH).maskPng();

        byte[] large =
                new Camera(256, 256).take(Species.of(3), 1, Instant.EPOCH).maskPng();

        assertThat(share(large)).isCloseTo(share(small), withinPercentage(5.0));
    }

    private static double share(byte[] mask) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(mask));
        int[] samples = image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        return Arrays.stream(samples).average().orElseThrow() / 255;
    }
}
