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
    private static final int COLUMNS = 7;

    /**
     * Reads a file of this form. A last line without its end is left out: the process that wrote it was interrupted.
     *
     * @throws IllegalArgumentException when a line is of another form, quoting it
     */
    public static CsvReport read(String text) {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        return new CsvReport(whole.lines().skip(1).map(CsvReport::score).toList());
    }

    /** The whole file. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER);
        scores.forEach(score -> text.append(line(score)));
        return text.toString();
    }

    /** The line of a score, with its end. */
    public static String line(Score score) {
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%.6f,%.1f,%.1f,\"%s\"\n",
                score.arm(),
                score.shots(),
                score.seed(),
                score.macroAccuracy(),
                score.generationSeconds(),
                score.trainingSeconds(),
                score.settings());
    }

    /** Only the last column has commas in it. */
    private static Score score(String line) {
        String[] values = line.split(",", COLUMNS);
        if (values.length < COLUMNS || !values[COLUMNS - 1].matches("\"[^\"]*\"")) {
            throw new IllegalArgumentException("the line \"" + line + "\" is no score");
        }
        return new Score(
                values[0],
                Integer.parseInt(values[1]),
                Long.parseLong(values[2]),
                Double.parseDouble(values[3]),
                values[6].substring(1, values[6].length() - 1),
                Double.parseDouble(values[4]),
                Double.parseDouble(values[5]));
    }
}
