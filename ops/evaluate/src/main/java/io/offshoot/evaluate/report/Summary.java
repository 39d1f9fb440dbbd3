package io.offshoot.evaluate.report;

import io.offshoot.evaluate.statistics.Bootstrap;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Scores over seeds: means with intervals, and paired differences. */
public final class Summary {
    private final List<Score> scores;
    private final Bootstrap bootstrap;

    /**
     * @param scores of every arm on the same seeds, in the same order
     * @param bootstrap of the intervals
     */
    public Summary(List<Score> scores, Bootstrap bootstrap) {
        this.scores = List.copyOf(scores);
        this.bootstrap = bootstrap;
    }

    /**
     * Scores of an evaluation that may have been interrupted: a seed counts at a number of shots once every arm has its
     * score there, so that arms are always compared on the same seeds.
     *
     * @param arms all arms of the evaluation
     */
    public static Summary ofWhole(List<Score> scores, Collection<String> arms, Bootstrap bootstrap) {
        return new Summary(
                scores.stream()
                        .filter(score -> arms.contains(score.arm()))
                        .filter(score -> armsBeside(score, scores).containsAll(arms))
                        .toList(),
                bootstrap);
    }

    private static Set<String> armsBeside(Score one, List<Score> scores) {
        return scores.stream()
                .filter(score -> score.seed() == one.seed() && score.shots() == one.shots())
                .map(Score::arm)
                .collect(Collectors.toSet());
    }

    /** All scores. */
    public List<Score> scores() {
        return scores;
    }

    /** Numbers of shots, ascending. */
    public List<Integer> shots() {
        return scores.stream().map(Score::shots).distinct().sorted().toList();
    }

    /** Arms, in the order of the scores. */
    public List<String> arms() {
        return scores.stream().map(Score::arm).distinct().toList();
    }

    /** A row for every number of shots and arm. */
    public List<Row> rows() {
        return shots().stream()
                .flatMap(shots -> arms().stream().map(arm -> row(shots, arm)))
                .toList();
    }

    /** An arm against the best of the others, at every number of shots; nothing where it is alone or not there. */
    public List<Gain> gains(String arm) {
        if (!arms().contains(arm)) {
            return List.of();
        }
        return shots().stream().flatMap(shots -> gain(arm, shots).stream()).toList();
    }

    private Optional<Gain> gain(String arm, int shots) {
        return arms().stream()
                .filter(other -> !other.equals(arm))
                .max(Comparator.comparingDouble(other -> mean(shots, other, Score::macroAccuracy)))
                .map(rival -> gain(shots, arm, rival));
    }

    private Gain gain(int shots, String arm, String rival) {
        List<Double> ours = accuracies(shots, arm);
        return new Gain(shots, arm, rival, ours.size(), bootstrap.difference(ours, accuracies(shots, rival)));
    }

    private Row row(int shots, String arm) {
        return new Row(
                shots,
                arm,
                of(shots, arm).size(),
                bootstrap.interval(accuracies(shots, arm)),
                mean(shots, arm, Score::generationSeconds),
                mean(shots, arm, Score::trainingSeconds),
                of(shots, arm).get(0).settings());
    }

    private List<Double> accuracies(int shots, String arm) {
        return of(shots, arm).stream().map(Score::macroAccuracy).toList();
    }

    private double mean(int shots, String arm, ToDoubleFunction<Score> value) {
        return of(shots, arm).stream().mapToDouble(value).average().orElseThrow();
    }

    private List<Score> of(int shots, String arm) {
        return scores.stream()
                .filter(score -> score.shots() == shots && score.arm().equals(arm))
                .toList();
    }
}
