package io.offshoot.ops.torture;

import io.offshoot.ops.torture.cluster.ClusterSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Settings of a run.
 *
 * @param cluster the processes
 * @param seed of all schedules; the same seed gives the same
 * @param numbers which schedules to play, from 1
 * @param drainLimit how long the ledger may take to close once the faults are over
 */
public record TortureSettings(ClusterSettings cluster, long seed, List<Integer> numbers, Duration drainLimit) {

    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(2);

    /** Refuses a run of nothing, naming the key at fault. */
    public TortureSettings {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty() || numbers.stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("schedules must be at least 1 and numbered from 1, were " + numbers);
        }
        if (drainLimit.isNegative()) {
            throw new IllegalArgumentException("drainLimit must not be negative, was " + drainLimit);
        }
    }

    /** The first so many schedules of a seed. */
    public static TortureSettings of(ClusterSettings cluster, long seed, int schedules) {
        return new TortureSettings(
                cluster, seed, IntStream.rangeClosed(1, schedules).boxed().toList(), DRAIN_LIMIT);
    }

    /** One schedule alone. */
    public TortureSettings only(int number) {
        return new TortureSettings(cluster, seed, List.of(number), drainLimit);
    }

    /** The same with another limit on the drain. */
    public TortureSettings withDrainLimit(Duration limit) {
        return new TortureSettings(cluster, seed, numbers, limit);
    }
}
