package io.offshoot.diffusion.inflight;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keeps a device busy with rows that take several steps each: between two steps, rows that are done leave their batch
 * and waiting rows join it.
 *
 * <p>Rows of one kind share a batch. Where there are several kinds, the next step belongs to the one that has had the
 * least device time, so that rows of one size never wait for all rows of another. Out of memory halves a batch; rows
 * that no longer fit wait, and go on where they were; after many steps that went well it is a row wider again.
 */
public final class StepLoop<K extends Kind, R extends Row<K>> implements AutoCloseable {

    private final Function<K, Batch<R>> batches;
    private final Predicate<Throwable> outOfMemory;
    private final BatchSettings settings;
    private final InstantSource clock;
    private final BatchStats stats = new BatchStats();
    private final BlockingQueue<List<R>> arrivals = new LinkedBlockingQueue<>();
    private final Map<K, Lane<R>> lanes = new LinkedHashMap<>();
    private final Map<K, NarrowedWidth> narrowed = new HashMap<>();
    private Duration latest = Duration.ZERO;
    private volatile boolean closed;

    /**
     * Begins without rows and without a thread; somebody has to {@link #run} it.
     *
     * @param batches opens an empty batch for rows of a kind
     * @param outOfMemory whether a failure says that the device's memory is full
     */
    public StepLoop(
            Function<K, Batch<R>> batches,
            Predicate<Throwable> outOfMemory,
            BatchSettings settings,
            InstantSource clock) {
        this.batches = batches;
        this.outOfMemory = outOfMemory;
        this.settings = settings;
        this.clock = clock;
    }

    /** Running totals. */
    public BatchStats stats() {
        return stats;
    }

    /** Hands rows over; they join in this order, from the next step on. For any thread. */
    public void offer(List<R> rows) {
        arrivals.add(rows);
        if (closed) {
            abandon();
        }
    }

    /** Steps until the loop is closed or its thread interrupted; waits while there are no rows. */
    public void run() {
        try {
            while (!closed) {
                if (!turn()) {
                    accept(arrivals.take());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            lanes.values().forEach(lane -> lane.fail(closing()));
            lanes.values().forEach(Lane::close);
            lanes.clear();
            abandon();
        }
    }

    /** Lets {@link #run} end after the present step; rows that are not done fail. */
    @Override
    public void close() {
        closed = true;
    }

    /** One step of one batch; false when there are no rows. */
    boolean turn() {
        List<List<R>> arrived = new ArrayList<>();
        arrivals.drainTo(arrived);
        arrived.forEach(this::accept);
        dropCancelled();
        Optional<Map.Entry<K, Lane<R>>> next = lanes.entrySet().stream()
                .min(Comparator.comparing(lane -> lane.getValue().used()));
        next.ifPresent(lane -> turn(lane.getKey(), lane.getValue()));
        return next.isPresent();
    }

    private void accept(List<R> rows) {
        rows.forEach(row -> lanes.computeIfAbsent(row.kind(), this::open).add(row));
    }

    /** A new lane counts as having had what the least served of the others had: no credit for the time before it. */
    private Lane<R> open(K kind) {
        Duration least = lanes.values().stream()
                .map(Lane::used)
                .min(Comparator.naturalOrder())
                .orElse(latest);
        NarrowedWidth known = narrowed.get(kind);
        return new Lane<>(batches.apply(kind), known == null ? settings.width(kind) : known.width(), least);
    }

    private void turn(K kind, Lane<R> lane) {
        Instant begin = clock.instant();
        try {
            lane.admit();
            int filled = lane.running();
            Batch.Stepped<R> stepped = lane.step();
            stats.stepped(filled, lane.width(), stepped.network());
            widenAfter(filled, kind, lane);
            stepped.finished().forEach(Row::finished);
        } catch (RuntimeException | Error failure) {
            afterFailure(kind, lane, failure);
        }
        lane.use(Duration.between(begin, clock.instant()));
        latest = lane.used();
        closeIfEmpty(kind, lane);
    }

    private void afterFailure(K kind, Lane<R> lane, Throwable failure) {
        try {
            if (outOfMemory.test(failure) && !settings.deterministic() && lane.shrink(fitting(kind))) {
                narrow(kind, lane.width());
                stats.shrunk();
                return;
            }
        } catch (RuntimeException shrinking) {
            failure.addSuppressed(shrinking);
        }
        lane.fail(failure);
    }

    private int fitting(K kind) {
        NarrowedWidth known = narrowed.get(kind);
        return known == null ? 0 : known.fitting();
    }

    private void narrow(K kind, int width) {
        NarrowedWidth known = narrowed.putIfAbsent(kind, new NarrowedWidth(width));
        if (known != null) {
            known.narrow(width);
        }
    }

    /** Memory may have been short for a while only: another model's, another process's. */
    private void widenAfter(int filled, K kind, Lane<R> lane) {
        NarrowedWidth known = narrowed.get(kind);
        if (known != null && filled == lane.width() && filled < settings.width(kind) && known.widens()) {
            lane.widen();
        }
    }

    private void dropCancelled() {
        Map.copyOf(lanes).forEach((kind, lane) -> {
            try {
                lane.dropCancelled();
            } catch (RuntimeException | Error failure) {
                lane.fail(failure);
            }
            closeIfEmpty(kind, lane);
        });
    }

    private void closeIfEmpty(K kind, Lane<R> lane) {
        if (lane.isEmpty()) {
            lanes.remove(kind);
            lane.close();
        }
    }

    private void abandon() {
        List<List<R>> left = new ArrayList<>();
        arrivals.drainTo(left);
        left.forEach(rows -> rows.forEach(row -> row.failed(closing())));
    }

    private static CancellationException closing() {
        return new CancellationException("the pipeline was closed before the edit was done");
    }
}
