package io.offshoot.ops.cli.verify;

import io.offshoot.diffusion.golden.Comparison;
import io.offshoot.diffusion.golden.Comparison.Outcome;
import io.offshoot.diffusion.golden.GoldenReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A verification in lines: one per case and tensor, one per section, one for all. */
final class ReportLines {
    private ReportLines() {}

    static List<String> of(GoldenReport report) {
        List<String> lines = new ArrayList<>();
        Map<String, List<Comparison>> sections = new LinkedHashMap<>();
        for (Comparison comparison : report.comparisons()) {
            lines.add(line(comparison));
            sections.computeIfAbsent(comparison.section(), name -> new ArrayList<>())
                    .add(comparison);
        }
        sections.forEach((name, comparisons) -> lines.add(name + ": " + counts(comparisons)));
        lines.add(report.passed() ? "The model computes as recorded." : failure(report));
        return lines;
    }

    private static String line(Comparison comparison) {
        return String.format(
                        Locale.ROOT,
                        "%-18s %-28s %-26s difference %-9s tolerance %-9s %s",
                        comparison.section(),
                        comparison.caseName(),
                        comparison.tensor(),
                        number(comparison.difference()),
                        number(comparison.tolerance()),
                        result(comparison))
                .stripTrailing();
    }

    private static String result(Comparison comparison) {
        String word = switch (comparison.outcome()) {
            case PASSED -> "ok";
            case FAILED -> "OVER";
            case SKIPPED -> "skipped";
        };
        return comparison.note().isEmpty() ? word : word + " (" + comparison.note() + ")";
    }

    private static String counts(List<Comparison> comparisons) {
        return SummaryTable.count(comparisons, Outcome.PASSED) + " ok, "
                + SummaryTable.count(comparisons, Outcome.FAILED) + " over, "
                + SummaryTable.count(comparisons, Outcome.SKIPPED) + " skipped";
    }

    private static String failure(GoldenReport report) {
        return report.count(Outcome.FAILED) == 0
                ? "Nothing was compared: every case was skipped."
                : "The model does not compute as recorded: " + report.count(Outcome.FAILED) + " over.";
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2e", value);
    }
}
