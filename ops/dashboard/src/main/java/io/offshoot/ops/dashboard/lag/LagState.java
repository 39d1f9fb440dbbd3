package io.offshoot.ops.dashboard.lag;

import java.util.Optional;

/**
 * What is known of the lag now.
 *
 * @param reading the last look that worked; empty before the first
 * @param trouble why the look after it did not work, as a sentence; empty when it is the newest
 */
public record LagState(Optional<LagReading> reading, Optional<String> trouble) {
    /** Nothing was looked at yet. */
    public static final LagState UNKNOWN = new LagState(Optional.empty(), Optional.empty());

    /** The same, with this trouble unless it has its own. */
    public LagState orTrouble(Optional<String> other) {
        return new LagState(reading, trouble.or(() -> other));
    }
}
