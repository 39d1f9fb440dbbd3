package io.offshoot.ops.torture;

import io.offshoot.ops.torture.cluster.ClusterSettings;
import io.offshoot.ops.torture.fault.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Settings of a run.
 *
 * @param cluster the processes
 * @param schedules the faults, schedule after schedule
 * @param drainLimit how long the ledger may take to close once the faults of a schedule are over
 */
public record TortureSettings(ClusterSettings cluster, List<Schedule> schedules, Duration drainLimit) {

    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(4);

    /** Refuses a run of nothing, naming the key at fault. */
    public TortureSettings {
        schedules = List.copyOf(schedules);
        if (schedules.isEmpty()) {
            throw new IllegalArgumentException("schedules must be at least 1, were 0");
        }
        if (drainLimit.isNegative()) {
            throw new IllegalArgumentException("drainLimit must not be negative, was " + drainLimit);
        }
    }

    /** The first so many schedules of a seed. */
    public static TortureSettings of(ClusterSettings cluster, long seed, int schedules) {
        return new TortureSettings(
                cluster,
                IntStream.rangeClosed(1, schedules)
                        .mapToObj(number -> Schedule.of(seed, number))
                        .toList(),
                DRAIN_LIMIT);
    }

    /** One schedule of a seed alone. */
    public static TortureSettings only(ClusterSettings cluster, long seed, int number) {
        return new TortureSettings(cluster, List.of(Schedule.of(seed, number)), DRAIN_LIMIT);
    }
}
