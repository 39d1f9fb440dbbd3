package io.offshoot.ops.bench.scale;

import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.util.List;

/**
 * Settings of the benchmark.
 *
 * @param modes work modes to measure
 * @param workers numbers of workers to measure, the smallest first
 * @param photosPerWorker photos published for each worker, so that every run takes as long when workers do not hinder
 *     one another
 * @param editsPerPhoto edits of each photo
 * @param deviceTime how long an edit holds the stand-in device of its worker
 */
public record ScaleSettings(
        List<WorkMode> modes, List<Integer> workers, int photosPerWorker, int editsPerPhoto, Duration deviceTime) {

    public ScaleSettings {
        modes = List.copyOf(modes);
        workers = List.copyOf(workers);
        if (workers.size() < 2
                || workers.get(0) < 1
                || !workers.equals(workers.stream().sorted().toList())) {
            throw new IllegalArgumentException(
                    "workers must be at least two numbers, the smallest first, was " + workers);
        }
        if (photosPerWorker < 1 || editsPerPhoto < 1) {
            throw new IllegalArgumentException(
                    "photos and edits must be at least 1, were %d and %d".formatted(photosPerWorker, editsPerPhoto));
        }
    }

    /** As many partitions as there are workers at most, so that each can have one in exactly-once mode. */
    int partitions() {
        return workers.get(workers.size() - 1);
    }

    /** How long a run takes whose devices never wait. */
    Duration ideal() {
        return deviceTime.multipliedBy((long) photosPerWorker * editsPerPhoto);
    }
}
