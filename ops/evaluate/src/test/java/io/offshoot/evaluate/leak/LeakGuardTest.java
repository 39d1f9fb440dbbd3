package io.offshoot.evaluate.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.diffusion.image.Resampling;
import io.offshoot.diffusion.image.Resizer;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.Scenes;
import io.offshoot.evaluate.data.Photo;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LeakGuardTest {
    private final List<Photo> test = photos("red", 0, 20);
    private final List<Photo> train = photos("green", 100, 120);
    private final LeakGuard guard = new LeakGuard(test);

    @Test
    void letsPhotosPassThatAreNotTested() {
        assertThatCode(() -> guard.require("edit sources", train)).doesNotThrowAnyException();
    }

    @Test
    void catchesAnExactCopyUnderAnotherNameAndClass() {
        Photo original = test.get(7);
        Photo planted = new Photo("green", "green/new.png", original.sha256(), original.bytes(), original.picture());

        assertThatThrownBy(() -> guard.require("examples of a concept", List.of(train.get(0), planted)))
                .isInstanceOf(LeakException.class)
                .hasMessage("The photo green/new.png is to be one of the examples of a concept, but it is a copy of the"
                        + " test photo of the same content; take one of the two out of the data.");
    }

    @Test
    void catchesATestPhotoThatWasScaledCompressedAndBrightened() throws IOException {
        RgbImage larger = Resizer.resize(test.get(3).picture(), 150, 150, Resampling.BICUBIC);
        RgbImage brighter = RgbImage.of(new RescaleOp(1.15f, 12, null).filter(larger.toBufferedImage(), null));
        byte[] file = Scenes.encode(brighter, "jpeg");
        Photo planted =
                Photo.of("red", "red/copy.jpg", file, RgbImage.of(ImageIO.read(new ByteArrayInputStream(file))));

        assertThatThrownBy(() -> guard.require("training photos", List.of(planted)))
                .isInstanceOf(LeakException.class)
                .hasMessageContaining("training photos")
                .hasMessageContaining("test photo red/3.png");
    }

    @Test
    void catchesASourceByTheHashInItsProvenance() {
        assertThatThrownBy(() -> guard.requireSource("edit sources", test.get(0).sha256()))
                .isInstanceOf(LeakException.class);
    }

    @Test
    void leavesTestPhotosOutThatAreCopiesOfTrainingPhotos() {
        Photo twin = train.get(4).withLabel("red");

        assertThat(LeakGuard.withoutCopies(List.of(test.get(0), twin, test.get(1)), train))
                .containsExactly(test.get(0), test.get(1));
    }

    @Test
    void seesASyntheticThatLooksLikeATestPhoto() {
        assertThat(guard.looksTested(test.get(9).picture())).isTrue();
        assertThat(guard.looksTested(train.get(9).picture())).isFalse();
    }

    private static List<Photo> photos(String label, long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(seed -> Scenes.photo(label, seed))
                .toList();
    }
}
