package io.offshoot.ops.dashboard.lag;

import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetRun;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** When the oldest unfinished record that was read was published. */
    Optional<Instant> oldest() {
        Map.@Nullable Entry<Long, Long> entry = records.firstEntry();
        while (entry != null) {
            OptionalLong endOfRun = finished.endOfRunAt(entry.getKey());
            if (endOfRun.isEmpty()) {
                return Optional.of(Instant.ofEpochMilli(Math.max(0, entry.getValue())));
            }
            entry = records.ceilingEntry(endOfRun.getAsLong());
        }
        return Optional.empty();
    }

    /** Records finished since the first look. */
    long finishedSinceStart() {
        return finishedAndGone + finishedBeyond();
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
