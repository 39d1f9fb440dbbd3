package io.offshoot.ops.dashboard.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far behind one stage is.
 *
 * @param stage its name
 * @param reads topic that it reads
 * @param group group whose offsets say what is finished; empty where no group is behind
 * @param records records that are not finished; transaction markers are none
 * @param exact false while part of a long backlog was counted by its offsets only, markers included
 * @param oldest when the oldest unfinished record was published; empty when there is none
 * @param finished records finished since the first look, for rates
 */
public record StageLag(
        String stage,
        String reads,
        String group,
        long records,
        boolean exact,
        Optional<Instant> oldest,
        long finished) {

    /** Age of the oldest unfinished record in seconds; 0 when there is none, or its time lies ahead. */
    public double seconds(Instant now) {
        return oldest.map(published -> Duration.between(published, now).toMillis() / 1000.0)
                .map(age -> Math.max(0, age))
                .orElse(0.0);
    }
}
