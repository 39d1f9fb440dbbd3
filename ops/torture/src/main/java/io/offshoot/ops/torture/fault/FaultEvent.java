package io.offshoot.ops.torture.fault;

import java.time.Duration;
import java.util.Locale;

/**
 * A fault in a schedule.
 *
 * @param strike what is done to what
 * @param target which of the role's processes; any number picks one
 * @param at when, counted from the schedule's beginning
 * @param lasts how long it takes until it is undone
 */
public record FaultEvent(Strike strike, int target, Duration at, Duration lasts) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1fs %s #%d for %.1fs",
                at.toMillis() / 1000.0,
                strike,
                target,
                lasts.toMillis() / 1000.0);
    }
}
