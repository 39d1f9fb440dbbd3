package io.offshoot.diffusion.golden;

import io.offshoot.diffusion.golden.Comparison.Outcome;
import java.util.List;
import java.util.Locale;

/** All comparisons of a verification, in the order in which they were made. */
public record GoldenReport(List<Comparison> comparisons) {

    public GoldenReport {
        comparisons = List.copyOf(comparisons);
    }

    /** Whether something was compared and nothing failed; what was skipped does not count. */
    public boolean passed() {
        return count(Outcome.PASSED) > 0 && count(Outcome.FAILED) == 0;
    }

    /** How many comparisons came to {@code outcome}. */
    public long count(Outcome outcome) {
        return comparisons.stream()
                .filter(comparison -> comparison.outcome() == outcome)
                .count();
    }

    /** A text table of every comparison, and a last line with the sums. */
    public String table() {
        StringBuilder table = new StringBuilder();
        table.append(format("section", "case", "tensor", "difference", "tolerance", "result"));
        for (Comparison one : comparisons) {
            table.append(format(
                    one.section(),
                    one.caseName(),
                    one.tensor(),
                    number(one.difference()),
                    number(one.tolerance()),
                    result(one)));
        }
        return table.append("%d passed, %d failed, %d skipped"
                        .formatted(count(Outcome.PASSED), count(Outcome.FAILED), count(Outcome.SKIPPED)))
                .toString();
    }

    private static String format(String... columns) {
        return String.format(Locale.ROOT, "%-18s %-24s %-24s %-10s %-10s %s%n", (Object[]) columns);
    }

    private static String result(Comparison comparison) {
        String outcome = comparison.outcome().name().toLowerCase(Locale.ROOT);
        return comparison.note().isEmpty() ? outcome : outcome + ": " + comparison.note();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2e", value);
    }
}
