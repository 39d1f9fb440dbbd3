package io.offshoot.ops.bench.memory;

import io.offshoot.ops.bench.Quantiles;
import java.util.List;

/**
 * What an editor had in memory until it had answered its share of requests.
 *
 * @param times of the short backlog that it had before it
 * @param samples its memory at regular times, the first first; at least one
 * @param seconds that took
 */
record MemoryRun(int times, List<ResidentMemory> samples, double seconds) {

    MemoryRun {
        samples = List.copyOf(samples);
    }

    /** The most it ever had, its start included, in MiB. */
    double peak() {
        return samples.get(samples.size() - 1).peak();
    }

    /** The median of the second half, when it no longer starts, in MiB. */
    double steady() {
        return Quantiles.of(samples.subList(samples.size() / 2, samples.size()).stream()
                        .map(ResidentMemory::now)
                        .toList())
                .median();
    }
}
