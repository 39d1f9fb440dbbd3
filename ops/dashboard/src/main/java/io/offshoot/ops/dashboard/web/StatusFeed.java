package io.offshoot.ops.dashboard.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.offshoot.ops.dashboard.status.Status;
import java.time.Duration;
import java.util.Optional;

/** The newest snapshot as JSON, for those who ask and for those who wait for the next. Safe for several threads. */
public final class StatusFeed {
    private static final JsonMapper JSON = new JsonMapper();

    private String newest;
    private long number;
    private boolean closed;

    /** Begins with a snapshot. */
    public StatusFeed(Status first) {
        newest = text(first);
    }

    /** A newer snapshot. */
    public void publish(Status status) {
        String text = text(status);
        synchronized (this) {
            newest = text;
            number++;
            notifyAll();
        }
    }

    /** No further snapshot will come. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized String newest() {
        return newest;
    }

    /** The first snapshot newer than one with this number, or the newest after this time; empty when closed. */
    synchronized Optional<Numbered> after(long seen, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!closed && number <= seen) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return closed ? Optional.empty() : Optional.of(new Numbered(number, newest));
    }

    private static String text(Status status) {
        try {
            return JSON.writeValueAsString(status);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a snapshot is plain data", e);
        }
    }

    /**
     * A snapshot.
     *
     * @param number grows with each
     * @param json the snapshot
     */
    record Numbered(long number, String json) {}
}
