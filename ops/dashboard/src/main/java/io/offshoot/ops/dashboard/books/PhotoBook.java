package io.offshoot.ops.dashboard.books;

import java.util.HashSet;
import java.util.Set;

/**
 * Accepted photos, and whether each is planned or waits. The topology publishes a photo, its request and its place in the
 * queue in one transaction, but a reader sees the topics a moment apart: what is missing must be missing several times in
 * a row.
 */
final class PhotoBook {
    private static final int IN_A_ROW = 3;

    private final Set<PhotoKey> unplanned = new HashSet<>();
    private final Set<PhotoKey> plannedUnseen = new HashSet<>();
    private final long[] gaps = new long[IN_A_ROW];
    private int looks;
    private long accepted;
    private long base;

    void accepted(PhotoKey photo) {
        accepted++;
        if (!plannedUnseen.remove(photo)) {
            unplanned.add(photo);
        }
    }

    void planned(PhotoKey photo) {
        if (!unplanned.remove(photo)) {
            plannedUnseen.add(photo);
        }
    }

    /** Whatever does not add up now lies before what was read. */
    void openInTheMiddle(long waiting) {
        base = gap(waiting);
    }

    long accepted() {
        return accepted;
    }

    /** Photos that are neither planned nor wait; below 0 when more are than were accepted. */
    long missing(long waiting) {
        gaps[looks++ % IN_A_ROW] = gap(waiting) - base;
        if (looks < IN_A_ROW) {
            return 0;
        }
        long least = gaps[0];
        long most = gaps[0];
        for (long gap : gaps) {
            least = Math.min(least, gap);
            most = Math.max(most, gap);
        }
        return least > 0 ? least : Math.min(most, 0);
    }

    private long gap(long waiting) {
        return unplanned.size() - plannedUnseen.size() - waiting;
    }
}
