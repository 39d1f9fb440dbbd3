package io.offshoot.ops.cli.quality;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.inversion.ConceptStart;
import io.offshoot.diffusion.inversion.HeldOutSettings;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.OptimizerSettings;
import io.offshoot.diffusion.inversion.TextualInversion;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.Edit;
import io.offshoot.diffusion.pipeline.ImageToImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Edits the same photos with the same seeds twice, once with the learned token of a class and once with the word it
 * started from, and measures how far the edits are from that class: photos of the class itself and, where asked for,
 * photos of the other classes, which owe their nearness to the token alone.
 */
final class TokenComparison {
    private static final String INITIALIZER = "plant";
    private static final double GUIDANCE = 2.0;

    /** Where the prompt has most to say; below, the photo itself keeps an edit near its class. */
    private static final double STRENGTH = 1.0;

    /** Edits of a photo with each token, unless told otherwise. */
    private static final int DRAWS = 2;

    private final Path model;
    private final Effort effort;
    private final Map<String, List<RgbImage>> examples;
    private final ClassDistance distance;
    private final int draws;
    private final int others;

    TokenComparison(
            Path model, Effort effort, Map<String, List<RgbImage>> examples, Map<String, List<RgbImage>> references) {
        this(model, effort, examples, new ClassDistance(references), DRAWS, 0);
    }

    private TokenComparison(
            Path model,
            Effort effort,
            Map<String, List<RgbImage>> examples,
            ClassDistance distance,
            int draws,
            int others) {
        this.model = model;
        this.effort = effort;
        this.examples = examples;
        this.distance = distance;
        this.draws = draws;
        this.others = others;
    }

    /** The same with so many edits of a photo. */
    TokenComparison withDraws(int number) {
        return new TokenComparison(model, effort, examples, distance, number, others);
    }

    /** The same that edits so many photos of every other class too. */
    TokenComparison withOthers(int photosOfEach) {
        return new TokenComparison(model, effort, examples, distance, draws, photosOfEach);
    }

    /**
     * How long the comparison may take.
     *
     * @param learningSteps optimiser steps; the held-out noise is looked at before the first and after the last
     * @param learningBatchSize photos a step
     * @param learningRate of AdamW
     * @param numInferenceSteps denoising steps of an edit at strength 1
     */
    record Effort(int learningSteps, int learningBatchSize, double learningRate, int numInferenceSteps) {
        /** As the policy of the model that ships has it. */
        static final Effort AS_SHIPPED = new Effort(200, 8, 2e-2, 20);
    }

    /**
     * The edits made with one token.
     *
     * @param pictures the edits themselves
     * @param distance mean distance to the token's class; not a number where there are no edits
     * @param nearest share whose nearest class is the token's
     */
    record Made(List<RgbImage> pictures, double distance, double nearest) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "distance %.3f, nearest class right %.0f %%", distance, 100 * nearest);
        }
    }

    /** The edits of the same photos with either token. */
    record Pair(Made learned, Made untrained) {
        @Override
        public String toString() {
            return "learned " + learned + "; untrained " + untrained;
        }
    }

    /**
     * What came out for one class.
     *
     * @param firstLoss on held-out noise, before learning
     * @param lastLoss the same after it
     * @param own of the class's own photos
     * @param others of photos of the other classes
     */
    record Result(String label, double firstLoss, double lastLoss, Pair own, Pair others) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%s: loss %.4f -> %.4f; own %s; others %s", label, firstLoss, lastLoss, own, others);
        }
    }

    /** The pictures of one kind by class. */
    static Map<String, List<RgbImage>> pictures(List<Result> results, Function<Result, Made> kind) {
        Map<String, List<RgbImage>> pictures = new TreeMap<>();
        results.forEach(
                result -> pictures.put(result.label(), kind.apply(result).pictures()));
        return pictures;
    }

    static double mean(List<Result> results, ToDoubleFunction<Result> figure) {
        return results.stream().mapToDouble(figure).average().orElseThrow();
    }

    List<Result> run() throws IOException {
        try (StableDiffusion diffusion =
                        StableDiffusion.load(model, LoadSettings.cpu().withThreads(2));
                TextualInversion inversion = TextualInversion.load(diffusion);
                ImageToImage pipeline = ImageToImage.load(diffusion, BatchSettings.upTo(16))) {
            List<Result> results = new ArrayList<>();
            for (String label : examples.keySet()) {
                LearnedConcept concept = inversion.learn(examples.get(label), settings(), (done, total) -> {});
                results.add(compare(label, concept, pipeline));
            }
            return results;
        }
    }

    private Result compare(String label, LearnedConcept concept, ImageToImage pipeline) {
        ConceptVectors learned =
                ConceptVectors.of("<concept>", concept.vectors().get(0));
        return new Result(
                label,
                concept.firstHeldOutLoss(),
                concept.lastHeldOutLoss(),
                pair(label, examples.get(label), pipeline, learned),
                pair(label, photosOfOthers(label), pipeline, learned));
    }

    /** Another part of the other classes' photos for every class, so that no photo decides too much. */
    private List<RgbImage> photosOfOthers(String label) {
        int first = List.copyOf(examples.keySet()).indexOf(label) * others;
        List<RgbImage> photos = new ArrayList<>();
        examples.forEach((other, all) -> IntStream.range(first, other.equals(label) ? first : first + others)
                .forEach(i -> photos.add(all.get(i % all.size()))));
        return photos;
    }

    private Pair pair(String label, List<RgbImage> sources, ImageToImage pipeline, ConceptVectors learned) {
        return new Pair(
                made(label, edits(sources, pipeline, learned, "a photo of a <concept>")),
                made(label, edits(sources, pipeline, ConceptVectors.none(), "a photo of a " + INITIALIZER)));
    }

    private Made made(String label, List<RgbImage> pictures) {
        return new Made(pictures, meanDistance(pictures, label), nearest(pictures, label));
    }

    private List<RgbImage> edits(List<RgbImage> sources, ImageToImage pipeline, ConceptVectors concept, String prompt) {
        List<RgbImage> made = new ArrayList<>();
        for (RgbImage source : sources) {
            List<Edit> edits = LongStream.rangeClosed(1, draws)
                    .mapToObj(draw ->
                            new Edit(STRENGTH, GUIDANCE, effort.numInferenceSteps(), prompt, "", made.size() + draw))
                    .toList();
            made.addAll(pipeline.edit(source, concept, edits, (done, total) -> {}));
        }
        return made;
    }

    private double meanDistance(List<RgbImage> pictures, String label) {
        return pictures.stream()
                .mapToDouble(picture -> distance.of(picture, label))
                .average()
                .orElse(Double.NaN);
    }

    private double nearest(List<RgbImage> pictures, String label) {
        return (double) pictures.stream()
                        .filter(picture -> distance.nearest(picture).equals(label))
                        .count()
                / pictures.size();
    }

    private InversionSettings settings() {
        return InversionSettings.daFusion()
                .withSteps(effort.learningSteps())
                .withStart(new ConceptStart(1, INITIALIZER))
                .withOptimizer(new OptimizerSettings(effort.learningRate(), 1e-2, effort.learningBatchSize(), 1))
                .withHeldOut(new HeldOutSettings(32, effort.learningSteps(), HeldOutSettings.NEVER))
                .withSeed(7);
    }
}
