package io.offshoot.ops.torture;

import io.offshoot.ops.torture.fault.FaultEvent;
import io.offshoot.ops.torture.fault.Strike;
import io.offshoot.ops.torture.ledger.Totals;
import io.offshoot.ops.torture.ledger.Violation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints each schedule as it ends, and at the end how often each fault struck and which invariants held. */
public final class TortureReport {

    private static final int SHOWN = 12;

    private final PrintWriter out;
    private final List<String> invariants;
    private final List<ScheduleResult> results = new ArrayList<>();

    /** A report of a run that checks these invariants. */
    public TortureReport(PrintWriter out, List<String> invariants) {
        this.out = out;
        this.invariants = new ArrayList<>(invariants);
        this.invariants.add(Memory.NAME);
    }

    /** Whether every invariant held in every schedule. */
    public boolean allHold() {
        return results.stream().allMatch(result -> result.violations().isEmpty());
    }

    /** Everything that was played so far. */
    public List<ScheduleResult> results() {
        return List.copyOf(results);
    }

    void add(ScheduleResult result) {
        results.add(result);
        Totals totals = result.totals();
        out.printf(
                "schedule %d, %s: %s after %d s; %d records, %d accepted, %d requests, %d edits (%d repeated), %d + %d dead letters, %d concepts, %d samples%n",
                result.schedule().number(),
                result.schedule().mode().word(),
                result.violations().isEmpty() ? "all held" : "VIOLATED",
                result.took().toSeconds(),
                totals.images(),
                totals.accepted(),
                totals.requests(),
                totals.synthetic(),
                totals.repeated(),
                totals.rejects(),
                totals.failures(),
                totals.concepts(),
                totals.samples());
        out.printf("  faults: %s%n", result.schedule());
        result.ends().forEach(end -> out.printf("  %s%n", end));
        result.violations().stream()
                .limit(SHOWN)
                .forEach(violation -> out.printf("  %s: %s%n", violation.invariant(), violation.sentence()));
        if (result.violations().size() > SHOWN) {
            out.printf("  ... and %d more%n", result.violations().size() - SHOWN);
        }
        out.flush();
    }

    void finish() {
        out.printf("%nFaults that struck in %d schedules (planned):%n", results.size());
        strikes().forEach((strike, counts) -> out.printf("  %-28s %4d (%d)%n", strike, counts[0], counts[1]));
        out.printf("%nInvariants (schedules in which they held / were violated):%n");
        invariants.forEach(this::printHeld);
        results.stream()
                .filter(result -> !result.violations().isEmpty())
                .forEach(result -> out.printf(
                        "%nReplay it: ./offshoot torture --seed %d --only %d",
                        result.schedule().seed(), result.schedule().number()));
        out.printf("%n%s%n", allHold() ? "Every invariant held." : "INVARIANTS WERE VIOLATED.");
        out.flush();
    }

    private void printHeld(String invariant) {
        long violated =
                results.stream().filter(result -> violates(result, invariant)).count();
        long notPromised = results.stream()
                .filter(result -> result.notPromised().contains(invariant))
                .count();
        String note = notPromised == 0 ? "" : ", not promised in queue mode: " + notPromised;
        out.printf("  %-28s %4d / %d%s%n", invariant, results.size() - violated - notPromised, violated, note);
    }

    private Map<Strike, int[]> strikes() {
        Map<Strike, int[]> counts = new LinkedHashMap<>();
        Strike.ALL.forEach(strike -> counts.put(strike, new int[2]));
        for (ScheduleResult result : results) {
            List<FaultEvent> events = result.schedule().events();
            for (int i = 0; i < events.size(); i++) {
                int[] count = counts.computeIfAbsent(events.get(i).strike(), strike -> new int[2]);
                count[0] += result.struck().get(i) ? 1 : 0;
                count[1]++;
            }
        }
        return counts;
    }

    private static boolean violates(ScheduleResult result, String invariant) {
        return result.violations().stream().map(Violation::invariant).anyMatch(invariant::equals);
    }
}
