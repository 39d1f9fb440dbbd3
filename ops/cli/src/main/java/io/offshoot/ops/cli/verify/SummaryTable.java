package io.offshoot.ops.cli.verify;

import io.offshoot.diffusion.golden.Comparison;
import io.offshoot.diffusion.golden.Comparison.Outcome;
import io.offshoot.diffusion.golden.GoldenReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A verification as a Markdown table: one row per section, with the largest share of its tolerance that was needed. */
final class SummaryTable {
    private SummaryTable() {}

    /** @param model what the first column says */
    static List<String> of(GoldenReport report, String model) {
        Map<String, List<Comparison>> sections = new LinkedHashMap<>();
        for (Comparison comparison : report.comparisons()) {
            sections.computeIfAbsent(comparison.section(), name -> new ArrayList<>())
                    .add(comparison);
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "| model | section | cases | tensors | numbers: largest share of the tolerance | 8-bit pixels: largest"
                        + " difference | over | skipped |");
        lines.add("|---|---|---|---|---|---|---|---|");
        sections.forEach((name, comparisons) -> lines.add(row(model, name, comparisons)));
        return lines;
    }

    private static String row(String model, String section, List<Comparison> comparisons) {
        return "| %s | %s | %d | %d | %s | %s | %d | %d |"
                .formatted(
                        model,
                        section,
                        comparisons.stream()
                                .map(Comparison::caseName)
                                .distinct()
                                .count(),
                        comparisons.size(),
                        largest(comparisons, false, "%.1f %%", one -> 100 * share(one)),
                        largest(comparisons, true, "%.0f", Comparison::difference),
                        count(comparisons, Outcome.FAILED),
                        count(comparisons, Outcome.SKIPPED));
    }

    private static String largest(
            List<Comparison> comparisons, boolean pixels, String format, ToDoubleFunction<Comparison> figure) {
        OptionalDouble largest = comparisons.stream()
                .filter(one -> one.outcome() != Outcome.SKIPPED)
                .filter(one -> isOfPixels(one) == pixels)
                .mapToDouble(figure)
                .max();
        return largest.isEmpty() ? "-" : String.format(Locale.ROOT, format, largest.getAsDouble());
    }

    /** Pictures of 8 bits, and only they, may differ by one. */
    private static boolean isOfPixels(Comparison comparison) {
        return comparison.tolerance() == 1;
    }

    /** What must be equal and is needs nothing of its tolerance of nothing. */
    private static double share(Comparison comparison) {
        if (comparison.difference() == 0) {
            return 0;
        }
        double share = comparison.difference() / comparison.tolerance();
        return Double.isNaN(share) ? Double.POSITIVE_INFINITY : share;
    }

    static long count(List<Comparison> comparisons, Outcome outcome) {
        return comparisons.stream()
                .filter(comparison -> comparison.outcome() == outcome)
                .count();
    }
}
