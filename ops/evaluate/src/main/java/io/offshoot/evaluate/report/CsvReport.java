package io.offshoot.evaluate.report;

import java.util.List;
import java.util.Locale;

/**
 * Scores as lines of comma-separated values, one classifier each (RFC 4180).
 *
 * @param scores in the order of the lines
 */
public record CsvReport(List<Score> scores) {
    private static final String HEADER = "arm,shots,seed,macro_accuracy,generation_seconds,training_seconds,settings\n";

    /** The whole file. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER);
        for (Score score : scores) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%.6f,%.1f,%.1f,\"%s\"\n",
                    score.arm(),
                    score.shots(),
                    score.seed(),
                    score.macroAccuracy(),
                    score.generationSeconds(),
                    score.trainingSeconds(),
                    score.settings()));
        }
        return text.toString();
    }
}
