package io.offshoot.evaluate.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.torchscript.ScriptModule;
import io.offshoot.diffusion.torchscript.TorchScriptArchive;
import io.offshoot.evaluate.Scenes;
import io.offshoot.evaluate.augment.Augmentation;
import io.offshoot.evaluate.augment.Crop;
import io.offshoot.evaluate.augment.Flip;
import io.offshoot.evaluate.statistics.Confusion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTest {
    private static final ClassifierSettings SMALL = new ClassifierSettings(32, 4, 8, 30, 0.01f, 0.05f);

    private final Classifier classifier = new Classifier(SMALL, 2, null);
    private final List<Example> training = examples(0, 4);
    private final List<Example> test = examples(100, 110);

    @Test
    void tellsRedFromGreenAfterAFewSteps() {
        Confusion confusion = classifier.trainAndTest(training, Recipe.of(Augmentation.NONE), test, 1);

        assertThat(confusion.macroAccuracy()).isGreaterThan(0.9);
    }

    @Test
    void theSameSeedTrainsTheSameClassifier() {
        Recipe recipe = Recipe.of(new Flip().then(new Crop(0.5))).withCutMix(0.5);
        ClassifierSettings untaught = SMALL.withSteps(2);

        Confusion first = new Classifier(untaught, 2, null).trainAndTest(training, recipe, test, 3);
        Confusion second = new Classifier(untaught, 2, null).trainAndTest(training, recipe, test, 3);

        assertThat(first).isEqualTo(second);
    }

    @Test
    void learnsFromTheSyntheticsWhereTheyReplaceThePhotos() {
        List<Example> swapped = training.stream()
                .map(example ->
                        new Example(example.picture(), example.label(), List.of(picture(1 - example.label(), 50))))
                .toList();

        Confusion confusion =
                classifier.trainAndTest(swapped, Recipe.of(Augmentation.NONE).withAlpha(1), test, 1);

        assertThat(confusion.macroAccuracy()).isLessThan(0.5);
    }

    @Test
    void trainsALinearLayerOnTheFeaturesOfABackbone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("backbone.pt");
        new TorchScriptArchive(new ScriptModule("Means", """
                        def forward(self, x: Tensor) -> Tensor:
                          return torch.mean(x, [2, 3])
                        """)).write(file);

        try (Backbone backbone = Backbone.load(file, 32)) {
            Confusion confusion = new Classifier(new ClassifierSettings(32, 4, 8, 60, 0.1f, 0), 2, backbone)
                    .trainAndTest(training, Recipe.of(Augmentation.NONE), test, 1);

            assertThat(confusion.macroAccuracy()).isGreaterThan(0.9);
        }
    }

    private static List<Example> examples(int from, int to) {
        List<Example> examples = new ArrayList<>();
        for (int seed = from; seed < to; seed++) {
            examples.add(new Example(picture(0, seed), 0, List.of()));
            examples.add(new Example(picture(1, seed), 1, List.of()));
        }
        return examples;
    }

    private static BufferedImage picture(int label, long seed) {
        RgbImage scene = Scenes.scene(2 * seed + label, 32, label == 0 ? 0 : 0.33f);
        return scene.toBufferedImage();
    }
}
