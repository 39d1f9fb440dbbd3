package io.offshoot.ops.cli.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The files for operations that ship with the project, as text. */
public final class ShippedFiles {
    /** The root of the repository. */
    public static final Path ROOT = root();

    private static final Pattern METRIC = Pattern.compile("\\b(?:offshoot|kafka)_\\w+");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\w+)$");

    private ShippedFiles() {}

    /** What docs/metrics.md lists. */
    public static MetricFamilies metrics() {
        return MetricFamilies.parse(text("docs/metrics.md"));
    }

    /** Names of metrics in alert rules, autoscaling and the Grafana dashboard. */
    public static Set<String> usedMetrics() {
        Set<String> used = new TreeSet<>();
        for (String file : List.of("ops/prometheus/alerts.yml", "ops/grafana/dashboards/offshoot.json")) {
            METRIC.matcher(text(file)).results().map(MatchResult::group).forEach(used::add);
        }
        return used;
    }

    /** Names of the alerts. */
    public static List<String> alerts() {
        return groups(ALERT, "ops/prometheus/alerts.yml");
    }

    /** Headings of the runbook that are one word. */
    public static List<String> runbookHeadings() {
        return groups(HEADING, "ops/runbook.md");
    }

    /** A file of the repository. */
    public static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> groups(Pattern pattern, String file) {
        return pattern.matcher(text(file))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
