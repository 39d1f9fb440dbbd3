package io.offshoot.evaluate.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.image.Resampling;
import io.offshoot.diffusion.image.Resizer;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.Scenes;
import io.offshoot.evaluate.data.DataFolder;
import io.offshoot.evaluate.data.LabelMap;
import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.data.Pools;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the guard sees and does not see among real photos, where there are any. */
class RealPhotosTest {
    private static Pools pools;

    @BeforeAll
    static void readPhotos() {
        Path folder = Path.of(System.getProperty("offshoot.shared", "../../../shared"), "photos/fewshot/64");
        Assumptions.assumeTrue(Files.isDirectory(folder), "the photos are not at " + folder);
        pools = new DataFolder(folder, LabelMap.NONE).read();
    }

    @Test
    void everyCopyThatWasScaledCompressedAndBrightenedIsSeen() {
        LeakGuard guard = new LeakGuard(pools.train());

        assertThat(pools.train())
                .allMatch(photo -> guard.looksTested(compressed(brightened(scaled(photo, 109)))))
                .allMatch(photo -> guard.looksTested(compressed(scaled(photo, 40))));
    }

    @Test
    void noDifferentPhotosAreTakenForCopies() {
        assertThat(LeakGuard.withoutCopies(pools.test(), pools.train())).hasSameSizeAs(pools.test());
    }

    private static RgbImage scaled(Photo photo, int side) {
        return Resizer.resize(photo.picture(), side, side, Resampling.BICUBIC);
    }

    private static RgbImage brightened(RgbImage picture) {
        return RgbImage.of(new RescaleOp(1.2f, 15, null).filter(picture.toBufferedImage(), null));
    }

    private static RgbImage compressed(RgbImage picture) {
        try {
            return RgbImage.of(ImageIO.read(new ByteArrayInputStream(Scenes.encode(picture, "jpeg"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
