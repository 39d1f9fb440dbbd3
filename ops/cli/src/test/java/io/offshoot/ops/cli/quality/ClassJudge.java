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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Classifiers that have seen photos of every class, but neither the concepts' examples nor the edits' sources, and say
 * what they take a picture for. Unlike {@link ClassDistance} they do not favour bland pictures over varied ones.
 */
final class ClassJudge {
    private static final Recipe RECIPE =
            Recipe.of(new Flip().then(new Crop(0.5)).then(new ColourJitter(0.4)));
    private static final int STEPS = 2500;
    private static final int JUDGES = 3;

    private final List<String> labels;
    private final List<Example> references;

    /** Learns from these reference photos by class. */
    ClassJudge(Map<String, List<RgbImage>> references) {
        labels = List.copyOf(references.keySet());
        this.references = examples(references);
    }

    /**
     * For every picture the share of the judges that take it for its class.
     *
     * @param kinds pictures by class, several times; all are shown to the same judges
     * @return a list for each kind, in the order of classes and pictures
     */
    List<List<Double>> recognised(List<Map<String, List<RgbImage>>> kinds) {
        List<Example> pictures =
                kinds.stream().flatMap(kind -> examples(kind).stream()).toList();
        double[] shares = new double[pictures.size()];
        for (long seed = 0; seed < JUDGES; seed++) {
            int[] taken = new Classifier(ClassifierSettings.DEFAULT.withSteps(STEPS), labels.size(), null)
                    .trainAndPredict(references, RECIPE, pictures, seed);
            for (int i = 0; i < taken.length; i++) {
                shares[i] += taken[i] == pictures.get(i).label() ? 1.0 / JUDGES : 0;
            }
        }
        return split(kinds, Arrays.stream(shares).boxed().toList());
    }

    private List<List<Double>> split(List<Map<String, List<RgbImage>>> kinds, List<Double> shares) {
        List<List<Double>> split = new ArrayList<>();
        int from = 0;
        for (Map<String, List<RgbImage>> kind : kinds) {
            int to = from + examples(kind).size();
            split.add(shares.subList(from, to));
            from = to;
        }
        return split;
    }

    private List<Example> examples(Map<String, List<RgbImage>> pictures) {
        List<Example> examples = new ArrayList<>();
        pictures.forEach((label, all) -> all.forEach(
                picture -> examples.add(new Example(picture.toBufferedImage(), labels.indexOf(label), List.of()))));
        return examples;
    }
}
