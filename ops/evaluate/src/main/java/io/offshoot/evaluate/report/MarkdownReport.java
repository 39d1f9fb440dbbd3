package io.offshoot.evaluate.report;

import io.offshoot.evaluate.statistics.Interval;
import java.util.Locale;

/**
 * The summary as Markdown: a table of arms, then the gain of one arm over the best of the others.
 *
 * @param summary of all scores
 * @param ours the arm whose gain is told
 */
public record MarkdownReport(Summary summary, String ours) {

    /** The whole text. */
    public String text() {
        StringBuilder text = new StringBuilder("""
                | shots | arm | seeds | macro accuracy, % | 95 % interval | device seconds | training seconds | settings |
                |---|---|---|---|---|---|---|---|
                """);
        summary.rows().forEach(row -> text.append(line(row)));
        if (!summary.gains(ours).isEmpty()) {
            text.append("""

                    | shots | %s less the best other arm | seeds | points | 95 %% interval |
                    |---|---|---|---|---|
                    """.formatted(ours));
            summary.gains(ours).forEach(gain -> text.append(line(gain)));
        }
        return text.toString();
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %d | %.1f | %s | %.0f | %.0f | %s |\n",
                row.shots(),
                row.arm(),
                row.seeds(),
                100 * row.accuracy().mean(),
                interval("%.1f to %.1f", row.accuracy(), row.seeds()),
                row.generationSeconds(),
                row.trainingSeconds(),
                row.settings());
    }

    private static String line(Gain gain) {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %d | %+.1f | %s |\n",
                gain.shots(),
                gain.rival(),
                gain.seeds(),
                100 * gain.difference().mean(),
                interval("%+.1f to %+.1f", gain.difference(), gain.seeds()));
    }

    /** Resampling a single seed says nothing about others. */
    private static String interval(String format, Interval interval, int seeds) {
        return seeds < 2 ? "one seed" : String.format(Locale.ROOT, format, 100 * interval.low(), 100 * interval.high());
    }
}
