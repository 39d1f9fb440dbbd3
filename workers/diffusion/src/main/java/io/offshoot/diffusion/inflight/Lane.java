package io.offshoot.diffusion.inflight;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;

/** The rows of one kind: those in the batch and those that wait to join it. */
final class Lane<R extends Row<?>> {

    private final Batch<R> batch;
    private final Deque<R> waiting = new ArrayDeque<>();
    private final List<R> running = new ArrayList<>();
    private int width;
    private Duration used;

    /**
     * Begins without rows.
     *
     * @param width most rows in the batch
     * @param used device time that the lane counts as having had
     */
    Lane(Batch<R> batch, int width, Duration used) {
        this.batch = batch;
        this.width = width;
        this.used = used;
    }

    void add(R row) {
        waiting.addLast(row);
    }

    boolean isEmpty() {
        return waiting.isEmpty() && running.isEmpty();
    }

    int running() {
        return running.size();
    }

    int width() {
        return width;
    }

    /** Device time that the lane has had, counted from that of the others when it began. */
    Duration used() {
        return used;
    }

    void use(Duration time) {
        used = used.plus(time);
    }

    /** Lets go of rows for which nobody waits. */
    void dropCancelled() {
        drop(waiting);
        List<R> cancelled = running.stream().filter(Row::isCancelled).toList();
        if (!cancelled.isEmpty()) {
            batch.leave(cancelled);
            drop(running);
        }
    }

    /** Lets waiting rows join while there is room. */
    void admit() {
        List<R> joining = new ArrayList<>();
        while (running.size() + joining.size() < width && !waiting.isEmpty()) {
            joining.add(waiting.removeFirst());
        }
        if (joining.isEmpty()) {
            return;
        }
        try {
            batch.join(joining);
            running.addAll(joining);
        } catch (RuntimeException | Error failure) {
            putBack(joining);
            throw failure;
        }
    }

    /** One step of all rows of the batch. */
    Batch.Stepped<R> step() {
        Batch.Stepped<R> stepped = batch.step();
        running.removeAll(stepped.finished());
        return stepped;
    }

    /** Lets a row more into the batch. */
    void widen() {
        width++;
    }

    /**
     * Makes the batch narrower, once its rows did not fit into memory; false when it has one row already.
     *
     * @param fitting a width that did fit; half of the present one where that is no help
     */
    boolean shrink(int fitting) {
        int tried = Math.min(width, running.size() + waiting.size());
        if (tried <= 1) {
            return false;
        }
        width = fitting > 0 && fitting < tried ? fitting : tried / 2;
        if (running.size() > width) {
            List<R> leaving = List.copyOf(running.subList(width, running.size()));
            batch.leave(leaving);
            running.removeAll(leaving);
            putBack(leaving);
        }
        return true;
    }

    /** Ends all rows without a result. */
    void fail(Throwable cause) {
        List<R> all = new ArrayList<>(running);
        all.addAll(waiting);
        running.clear();
        waiting.clear();
        all.forEach(row -> row.failed(cause));
    }

    void close() {
        batch.close();
    }

    private void putBack(List<R> rows) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            waiting.addFirst(rows.get(i));
        }
    }

    private static <R extends Row<?>> void drop(Collection<R> rows) {
        for (Iterator<R> all = rows.iterator(); all.hasNext(); ) {
            R row = all.next();
            if (row.isCancelled()) {
                all.remove();
                row.failed(new CancellationException("nobody waits for this edit any more"));
            }
        }
    }
}
