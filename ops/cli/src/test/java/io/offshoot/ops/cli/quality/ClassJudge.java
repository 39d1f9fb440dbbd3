package io.offshoot.ops.cli.quality;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.evaluate.augment.ColourJitter;
import io.offshoot.evaluate.augment.Crop;
import io.offshoot.evaluate.augment.Flip;
import io.offshoot.evaluate.classifier.Classifier;
import io.offshoot.evaluate.classifier.ClassifierSettings;
import io.offshoot.evaluate.classifier.Example;
import io.offshoot.evaluate.classifier.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A classifier that has seen photos of every class, but neither the concepts' examples nor the edits' sources, and says
 * what it takes a picture for. Unlike {@link ClassDistance} it does not favour bland pictures over varied ones.
 */
final class ClassJudge {
    private static final Recipe RECIPE =
            Recipe.of(new Flip().then(new Crop(0.5)).then(new ColourJitter(0.4)));
    private static final int STEPS = 1500;

    private final List<String> labels;
    private final List<Example> references;

    /** Learns from these reference photos by class. */
    ClassJudge(Map<String, List<RgbImage>> references) {
        labels = List.copyOf(references.keySet());
        this.references = examples(references);
    }

    /** Mean over the classes of the share of their pictures that is taken for their class; the same seed, the same judge. */
    double recognised(Map<String, List<RgbImage>> pictures, long seed) {
        return new Classifier(ClassifierSettings.DEFAULT.withSteps(STEPS), labels.size(), null)
                .trainAndTest(references, RECIPE, examples(pictures), seed)
                .macroAccuracy();
    }

    private List<Example> examples(Map<String, List<RgbImage>> pictures) {
        List<Example> examples = new ArrayList<>();
        pictures.forEach((label, all) -> all.forEach(
                picture -> examples.add(new Example(picture.toBufferedImage(), labels.indexOf(label), List.of()))));
        return examples;
    }
}
