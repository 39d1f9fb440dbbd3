package io.offshoot.ops.bench.memory;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.offshoot.ops.bench.Quantiles;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured.
 *
 * @param runs of all rounds, the same number with either backlog
 */
public record MemoryReport(MemorySettings settings, List<MemoryRun> runs) {

    /** What is asked for: so much more memory at most, however long the backlog. */
    private static final double LIMIT = 1.1;

    public MemoryReport {
        runs = List.copyOf(runs);
    }

    /** Whether neither the peak nor the steady state grows by more than a tenth. */
    public boolean pass() {
        return ratio(MemoryRun::peak) <= LIMIT && ratio(MemoryRun::steady) <= LIMIT;
    }

    /**
     * One JSON object. {@code rss_1x_mib} and {@code rss_100x_mib} (or whatever the long backlog is) are peaks, each the median of
     * the rounds, {@code ratio} theirs; the same with {@code steady} in front of the second half of each run.
     */
    public String json() {
        var json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "memory").put("device", "stand-in");
        json.put("work_mode", settings.mode().word());
        json.put("backlog", settings.backlog()).put("times", settings.times()).put("rounds", settings.rounds());
        json.put("rss_1x_mib", rounded(median(1, MemoryRun::peak), 1));
        json.put("rss_" + settings.times() + "x_mib", rounded(median(settings.times(), MemoryRun::peak), 1));
        json.put("ratio", rounded(ratio(MemoryRun::peak), 3));
        json.put("steady_1x_mib", rounded(median(1, MemoryRun::steady), 1));
        json.put("steady_" + settings.times() + "x_mib", rounded(median(settings.times(), MemoryRun::steady), 1));
        json.put("steady_ratio", rounded(ratio(MemoryRun::steady), 3));
        return json.put("pass", pass()).toString();
    }

    private double ratio(ToDoubleFunction<MemoryRun> figure) {
        return median(settings.times(), figure) / median(1, figure);
    }

    private double median(int times, ToDoubleFunction<MemoryRun> figure) {
        return Quantiles.of(runs.stream()
                        .filter(run -> run.times() == times)
                        .map(run -> figure.applyAsDouble(run))
                        .toList())
                .median();
    }

    private static double rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.round(value * scale) / scale;
    }
}
