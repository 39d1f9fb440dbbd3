package io.offshoot.ops.torture;

import io.offshoot.ops.torture.fault.Schedule;
import io.offshoot.ops.torture.ledger.Totals;
import io.offshoot.ops.torture.ledger.Violation;
import java.time.Duration;
import java.util.List;

/**
 * What one schedule gave.
 *
 * @param schedule what was played
 * @param struck whether each of its faults struck, in their order
 * @param notPromised names of the invariants that were not checked, as the editors do not promise them in its work mode
 * @param violations where invariants do not hold
 * @param totals what was counted
 * @param ends processes that ended by themselves and were started again
 * @param took how long it took, drain included
 */
public record ScheduleResult(
        Schedule schedule,
        List<Boolean> struck,
        List<String> notPromised,
        List<Violation> violations,
        Totals totals,
        List<String> ends,
        Duration took) {

    /** Copies the lists. */
    public ScheduleResult {
        struck = List.copyOf(struck);
        notPromised = List.copyOf(notPromised);
        violations = List.copyOf(violations);
        ends = List.copyOf(ends);
    }
}
