package io.offshoot.ops.bench.memory;

import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.util.List;

/**
 * What is measured.
 *
 * @param mode in which the editor works
 * @param backlog requests of the short backlog, at least 8; in both runs so many are answered while memory is watched
 * @param times how often that the long one is, at least 2
 * @param work of each request
 * @param heapMib largest heap of the editor, in MiB, at least 64
 * @param rounds how often both are measured, at least 1
 */
public record MemorySettings(WorkMode mode, int backlog, int times, Work work, int heapMib, int rounds) {

    private static final int LEAST_BACKLOG = 8;
    private static final int LEAST_HEAP = 64;

    public MemorySettings {
        require("backlog", backlog, LEAST_BACKLOG);
        require("times", times, 2);
        require("heapMib", heapMib, LEAST_HEAP);
        require("rounds", rounds, 1);
    }

    /** Which backlogs a round measures, as multiples of the short one; every other round begins with the long one. */
    List<Integer> order(int round) {
        return round % 2 == 0 ? List.of(1, times) : List.of(times, 1);
    }

    /** How many pictures are made while memory is watched. */
    int watchedEdits() {
        return backlog * work.edits();
    }

    private static void require(String key, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(key + " must be at least " + least + ", was " + value);
        }
    }

    /**
     * What one request asks for.
     *
     * @param side height and width of its photo in pixels, at least 64
     * @param edits of the photo, at least 1
     * @param deviceTime how long an edit holds the stand-in device
     */
    public record Work(int side, int edits, Duration deviceTime) {

        private static final int LEAST_SIDE = 64;

        public Work {
            require("side", side, LEAST_SIDE);
            require("edits", edits, 1);
        }
    }
}
