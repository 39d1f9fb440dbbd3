package io.offshoot.evaluate.report;

import io.offshoot.evaluate.statistics.Bootstrap;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

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

    /** How many seeds the scores have. */
    public long seeds() {
        return scores.stream().map(Score::seed).distinct().count();
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
                .map(rival -> new Gain(
                        shots, arm, rival, bootstrap.difference(accuracies(shots, arm), accuracies(shots, rival))));
    }

    private Row row(int shots, String arm) {
        return new Row(
                shots,
                arm,
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
