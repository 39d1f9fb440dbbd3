package io.offshoot.evaluate.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.offshoot.evaluate.augment.Augmentation;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchSourceTest {
    private static final ClassifierSettings SETTINGS = new ClassifierSettings(2, 4, 10, 1, 0.1f, 0);

    @Test
    void replacesPhotosByTheirOwnSyntheticsAsOftenAsAlphaSays() {
        // Photos are of even brightness, each has one synthetic that is one brighter.
        List<Example> examples = IntStream.range(0, 20)
                .mapToObj(i -> new Example(plain(2 * i), i % 2, List.of(plain(2 * i + 1))))
                .toList();
        BatchSource source = source(examples, Recipe.of(Augmentation.NONE).withAlpha(0.3));
        int synthetics = 0;
        for (int batch = 0; batch < 300; batch++) {
            synthetics += brightness(source.next()).stream()
                    .mapToInt(value -> value % 2)
                    .sum();
        }

        // 3000 draws, standard deviation 0.0084
        assertThat(synthetics / 3000.0).isEqualTo(0.3, within(0.034));
    }

    @Test
    void drawsTheSamePhotosWhateverTheRecipe() {
        List<Example> examples = IntStream.range(0, 20)
                .mapToObj(i -> new Example(plain(i), 0, List.of(plain(i))))
                .toList();
        BatchSource plain = source(examples, Recipe.of(Augmentation.NONE));
        BatchSource mixed = source(examples, Recipe.of(Augmentation.NONE).withAlpha(0.5));

        for (int batch = 0; batch < 5; batch++) {
            assertThat(brightness(mixed.next())).isEqualTo(brightness(plain.next()));
        }
    }

    @Test
    void showsEveryPhotoOnceBeforeAnyComesAgain() {
        List<Example> examples = IntStream.range(0, 10)
                .mapToObj(i -> new Example(plain(i), 0, List.of()))
                .toList();

        Batch epoch = source(examples, Recipe.of(Augmentation.NONE)).next();

        assertThat(brightness(epoch)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    private static BatchSource source(List<Example> examples, Recipe recipe) {
        return new BatchSource(examples, recipe, SETTINGS, 2, 7);
    }

    private static List<Integer> brightness(Batch batch) {
        return IntStream.range(0, batch.count())
                .mapToObj(row -> Math.round((batch.pixels()[12 * row] + 1) * 127.5f))
                .toList();
    }

    private static BufferedImage plain(int value) {
        BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 4; i++) {
            picture.setRGB(i % 2, i / 2, 0x010101 * value);
        }
        return picture;
    }
}
