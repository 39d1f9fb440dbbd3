package io.offshoot.ops.cli.metrics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Metrics in Prometheus's text format: what a scrape shows, and what docs/metrics.md lists in the same form. */
public final class MetricFamilies {
    private static final Pattern HELP = Pattern.compile("# HELP (\\w+) (.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("(\\w+?)(_bucket|_count|_sum)?(\\{.*})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");

    private final Map<String, String> helps = new TreeMap<>();
    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, Set<String>> labels = new TreeMap<>();

    private MetricFamilies() {}

    /** Reads the lines that are in the format and passes over all others. */
    public static MetricFamilies parse(String text) {
        MetricFamilies families = new MetricFamilies();
        text.lines().forEach(families::read);
        return families;
    }

    /** Of each family whose name begins with one of these: name, type, labels and help in one line. */
    public Set<String> lines(String... prefixes) {
        return types.keySet().stream()
                .filter(name -> Stream.of(prefixes).anyMatch(name::startsWith))
                .map(name -> name + " " + types.get(name) + " " + labels.getOrDefault(name, Set.of()) + ": "
                        + helps.get(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each label that a query may ask a metric for, such as {@code offshoot_ready[part]}; a scrape adds two to all. */
    public Set<String> labelled() {
        Set<String> labelled = new TreeSet<>();
        for (String name : names()) {
            Set<String> own = labels.getOrDefault(name.replaceFirst("_(bucket|count|sum)$", ""), Set.of());
            Stream.concat(own.stream(), Stream.of("instance", "job"))
                    .forEach(label -> labelled.add(name + "[" + label + "]"));
        }
        return labelled;
    }

    /** The names that a query may use. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(types.keySet());
        types.forEach((name, type) -> {
            if (type.equals("histogram")) {
                names.addAll(Set.of(name + "_bucket", name + "_count", name + "_sum"));
            }
        });
        return names;
    }

    private void read(String line) {
        Matcher help = HELP.matcher(line);
        Matcher type = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (help.matches()) {
            helps.put(help.group(1), help.group(2).strip());
        } else if (type.matches()) {
            types.put(type.group(1), type.group(2));
        } else if (sample.matches()) {
            readLabels(sample);
        }
    }

    private void readLabels(Matcher sample) {
        String whole = sample.group(1) + (sample.group(2) == null ? "" : sample.group(2));
        String family = types.containsKey(whole) ? whole : sample.group(1);
        Set<String> names = labels.computeIfAbsent(family, key -> new TreeSet<>());
        if (sample.group(3) != null) {
            LABEL.matcher(sample.group(3))
                    .results()
                    .map(label -> label.group(1))
                    .forEach(names::add);
            names.remove("le");
        }
    }
}
