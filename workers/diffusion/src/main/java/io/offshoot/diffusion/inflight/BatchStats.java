package io.offshoot.diffusion.inflight;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Running totals of a {@link StepLoop}, for metrics; may be read by any thread. */
public final class BatchStats {

    private final LongAdder steps = new LongAdder();
    private final LongAdder rowsFilled = new LongAdder();
    private final LongAdder rowsOffered = new LongAdder();
    private final LongAdder networkNanos = new LongAdder();
    private final LongAdder shrinks = new LongAdder();

    void stepped(int filled, int offered, Duration network) {
        steps.increment();
        rowsFilled.add(filled);
        rowsOffered.add(offered);
        networkNanos.add(network.toNanos());
    }

    void shrunk() {
        shrinks.increment();
    }

    /** Steps of a batch. */
    public long steps() {
        return steps.sum();
    }

    /** Rows that took part in those steps, added up: steps of edits. */
    public long rowsFilled() {
        return rowsFilled.sum();
    }

    /** Rows that could have taken part, added up. */
    public long rowsOffered() {
        return rowsOffered.sum();
    }

    /** Share of the offered rows that were filled; 1 before the first step. */
    public double fill() {
        long offered = rowsOffered();
        return offered == 0 ? 1 : (double) rowsFilled() / offered;
    }

    /** Time spent inside the network. */
    public Duration network() {
        return Duration.ofNanos(networkNanos.sum());
    }

    /** How often a batch was made smaller for want of memory. */
    public long shrinks() {
        return shrinks.sum();
    }
}
