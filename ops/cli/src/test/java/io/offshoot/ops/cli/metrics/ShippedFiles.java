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
import java.util.stream.Stream;

/** The files for operations that ship with the project, as text. */
public final class ShippedFiles {
    /** The root of the repository. */
    public static final Path ROOT = root();

    private static final Pattern METRIC = Pattern.compile("\\b(?:offshoot|kafka)_\\w+");
    private static final Pattern SELECTION = Pattern.compile("\\b(offshoot_\\w+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+) ?(?:=~|!~|!=|=)");
    private static final Pattern RECORD = Pattern.compile("\\boffshoot:\\w+:\\w+");
    private static final Pattern RECORDED = Pattern.compile("- record: (\\S+)");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\w+)$");

    private ShippedFiles() {}

    /** What docs/metrics.md lists. */
    public static MetricFamilies metrics() {
        return MetricFamilies.parse(text("docs/metrics.md"));
    }

    /** Names of metrics in all files for Prometheus, Grafana and Kubernetes, and in the runbook. */
    public static Set<String> usedMetrics() {
        Set<String> used = new TreeSet<>();
        for (String file : operationFiles()) {
            METRIC.matcher(text(file)).results().map(MatchResult::group).forEach(used::add);
        }
        return used;
    }

    /** Selections of series in the same files: metric, then labels by name, such as {@code offshoot_ready[part]}. */
    public static Set<String> usedLabels() {
        Set<String> used = new TreeSet<>();
        for (String file : operationFiles()) {
            SELECTION
                    .matcher(text(file))
                    .results()
                    .forEach(selection -> LABEL.matcher(selection.group(2))
                            .results()
                            .forEach(label -> used.add(selection.group(1) + "[" + label.group(1) + "]")));
        }
        return used;
    }

    /** Names of recorded rules in the same files. */
    public static Set<String> usedRecords() {
        Set<String> used = new TreeSet<>();
        for (String file : operationFiles()) {
            RECORD.matcher(text(file)).results().map(MatchResult::group).forEach(used::add);
        }
        return used;
    }

    /** Names of the rules that alerts.yml records. */
    public static List<String> records() {
        return groups(RECORDED, "ops/prometheus/alerts.yml");
    }

    /** The manifests for Kubernetes, each from the root of the repository. */
    public static List<String> manifests() {
        return files("ops/kubernetes");
    }

    private static List<String> operationFiles() {
        return Stream.of(
                        files("ops/prometheus"),
                        files("ops/grafana"),
                        files("ops/kubernetes"),
                        List.of("ops/runbook.md"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> files(String folder) {
        try (Stream<Path> found = Files.walk(ROOT.resolve(folder))) {
            return found.filter(Files::isRegularFile)
                    .map(file -> ROOT.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
