package io.offshoot.ops.bench.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.offshoot.workers.work.WorkMode;
import java.util.List;
import java.util.Map;

/**
 * What was measured.
 *
 * @param runs of each mode, by the number of workers
 */
public record ScaleReport(ScaleSettings settings, Map<WorkMode, List<ScaleRun>> runs) {

    /** Share of perfect scaling that is asked for: 8 workers do 7.5 times the work of one. */
    private static final double TARGET = 7.5 / 8;

    /** Whether the most workers do at least {@value #TARGET} of what so many times the fewest would, in every mode. */
    public boolean pass() {
        List<Integer> workers = settings.workers();
        double perfect = (double) workers.get(workers.size() - 1) / workers.get(0);
        return runs.values().stream().allMatch(run -> ratio(run) >= TARGET * perfect);
    }

    /** One JSON object: {@code ratio} of each mode's last to its first run in edits per second, and {@code pass}. */
    public String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "scale").put("device", "stand-in");
        json.put("device_seconds", settings.deviceTime().toMillis() / 1000.0);
        runs.forEach((mode, of) -> {
            ObjectNode rates = json.putObject(mode.word());
            of.forEach(run -> rates.put(Integer.toString(run.workers()), rounded(run.editsPerSecond())));
            rates.put("ratio", rounded(ratio(of)));
        });
        return json.put("pass", pass()).toString();
    }

    private static double ratio(List<ScaleRun> runs) {
        return runs.get(runs.size() - 1).editsPerSecond() / runs.get(0).editsPerSecond();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
