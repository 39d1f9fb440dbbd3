package io.offshoot.ops.cli.quality;

import io.offshoot.diffusion.Progress;
import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.diffusion.inversion.ConceptStart;
import io.offshoot.diffusion.inversion.HeldOutSettings;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.OptimizerSettings;
import io.offshoot.diffusion.inversion.TextualInversion;
import io.offshoot.diffusion.model.LoadSettings;
import io.offshoot.diffusion.model.StableDiffusion;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.pipeline.ImageToImage;
import io.offshoot.diffusion.score.Candidate;
import io.offshoot.diffusion.score.LabelScore;
import io.offshoot.diffusion.score.Labelled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Learns a concept for every class, then scores photos that no concept has seen: under the label that they have, and under
 * one that they do not have, each against all other classes.
 */
final class ScoredLabels {
    private static final String PLACEHOLDER = "<concept>";

    private final Path model;
    private final TokenComparison.Effort effort;
    private final Map<String, List<RgbImage>> examples;
    private final Map<String, List<RgbImage>> photos;

    ScoredLabels(
            Path model,
            TokenComparison.Effort effort,
            Map<String, List<RgbImage>> examples,
            Map<String, List<RgbImage>> photos) {
        this.model = model;
        this.effort = effort;
        this.examples = examples;
        this.photos = photos;
    }

    /**
     * What came out.
     *
     * @param timesteps of each score
     * @param right mean score of photos under their own label
     * @param wrong mean score of the same photos under the next class's label
     * @param above share of photos that have the higher score under their own label
     */
    record Result(int timesteps, double right, double wrong, double above) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d timesteps: mean score %.3f under the own label, %.3f under another; the own is higher for %.0f %%",
                    timesteps,
                    right,
                    wrong,
                    100 * above);
        }
    }

    List<Result> run(List<Integer> timesteps) throws IOException {
        try (StableDiffusion diffusion =
                        StableDiffusion.load(model, LoadSettings.cpu().withThreads(2));
                TextualInversion inversion = TextualInversion.load(diffusion);
                ImageToImage pipeline = ImageToImage.load(diffusion, BatchSettings.upTo(16))) {
            Map<String, Candidate> candidates = new TreeMap<>();
            for (String label : examples.keySet()) {
                ConceptVectors concept = ConceptVectors.of(
                        PLACEHOLDER,
                        inversion
                                .learn(examples.get(label), settings(), (done, total) -> {})
                                .vectors()
                                .get(0));
                candidates.put(label, new Candidate("a photo of a " + PLACEHOLDER, concept));
            }
            return timesteps.stream()
                    .map(count -> result(new LabelScore(pipeline, count), count, candidates))
                    .toList();
        }
    }

    private Result result(LabelScore score, int timesteps, Map<String, Candidate> candidates) {
        List<Double> right = scores(score, candidates, 0);
        List<Double> wrong = scores(score, candidates, 1);
        long above = 0;
        for (int i = 0; i < right.size(); i++) {
            above += right.get(i) > wrong.get(i) ? 1 : 0;
        }
        return new Result(timesteps, mean(right), mean(wrong), (double) above / right.size());
    }

    /** Scores of all photos under the label that many classes on from their own. */
    private List<Double> scores(LabelScore score, Map<String, Candidate> candidates, int classesOn) {
        List<String> labels = List.copyOf(candidates.keySet());
        List<Labelled> asked = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            Candidate said = candidates.get(labels.get((label + classesOn) % labels.size()));
            List<Candidate> others = candidates.values().stream()
                    .filter(candidate -> !candidate.equals(said))
                    .toList();
            for (RgbImage photo : photos.get(labels.get(label))) {
                asked.add(new Labelled(photo, said, others, asked.size()));
            }
        }
        return score.of(asked, Progress.NONE).stream()
                .map(OptionalDouble::orElseThrow)
                .toList();
    }

    private static double mean(List<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private InversionSettings settings() {
        return InversionSettings.daFusion()
                .withSteps(effort.learningSteps())
                .withStart(new ConceptStart(1, "plant"))
                .withOptimizer(new OptimizerSettings(effort.learningRate(), 1e-2, effort.learningBatchSize(), 1))
                .withHeldOut(new HeldOutSettings(32, effort.learningSteps(), HeldOutSettings.NEVER))
                .withSeed(7);
    }
}
