package io.offshoot.ops.dashboard.lag;

import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetRun;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The records of one partition from the first unfinished one on, as far as they were read: offsets and timestamps. */
final class Backlog {
    private final NavigableMap<Long, Long> records = new TreeMap<>();
    private OffsetMap finished;
    private long readTo;
    private long finishedAndGone;

    /** Nothing read yet; the first unfinished record may be at {@link OffsetMap#next}. */
    Backlog(OffsetMap finished) {
        this.finished = finished;
        this.readTo = finished.next();
    }

    /**
     * Takes in what is finished now.
     *
     * @return whether to read on elsewhere, at {@link #readTo}
     */
    boolean finish(OffsetMap now) {
        boolean turnedBack = now.next() < finished.next();
        boolean overtaken = now.next() > readTo;
        if (turnedBack) {
            records.clear();
        }
        NavigableMap<Long, Long> gone = records.headMap(now.next(), false);
        finishedAndGone += gone.size() + (overtaken ? now.next() - readTo : 0);
        gone.clear();
        finished = now;
        if (turnedBack || overtaken) {
            readTo = now.next();
            return true;
        }
        return false;
    }

    void add(long offset, long timestamp) {
        if (offset >= finished.next()) {
            records.put(offset, timestamp);
        }
    }

    /** Everything below was read. */
    void readTo(long position) {
        readTo = Math.max(readTo, position);
    }

    long readTo() {
        return readTo;
    }

    int size() {
        return records.size();
    }

    /** Records that are not finished, those not read yet counted by their offsets. */
    long unfinished(long end) {
        return records.size() - finishedBeyond() + unread(end);
    }

    /**
     * When the oldest unfinished record that was read was published. It need not be the first: requests have the time of
     * their photo, and photos come to a partition from several others.
     */
    Optional<Instant> oldest() {
        long earliest = Long.MAX_VALUE;
        long from = finished.next();
        for (OffsetRun run : finished.beyond()) {
            earliest = Math.min(earliest, earliest(records.subMap(from, run.from())));
            from = run.to();
        }
        earliest = Math.min(earliest, earliest(records.tailMap(from)));
        return earliest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Math.max(0, earliest)));
    }

    /** Records finished since the first look. */
    long finishedSinceStart() {
        return finishedAndGone + finishedBeyond();
    }

    private static long earliest(Map<Long, Long> some) {
        return some.values().stream().mapToLong(time -> time).min().orElse(Long.MAX_VALUE);
    }

    private long finishedBeyond() {
        return finished.beyond().stream()
                .mapToLong(run -> records.subMap(run.from(), run.to()).size())
                .sum();
    }

    private long unread(long end) {
        long finishedUnread =
                finished.beyond().stream().mapToLong(run -> overlap(run, end)).sum();
        return Math.max(0, end - readTo - finishedUnread);
    }

    private long overlap(OffsetRun run, long end) {
        return Math.max(0, Math.min(run.to(), end) - Math.max(run.from(), readTo));
    }
}
