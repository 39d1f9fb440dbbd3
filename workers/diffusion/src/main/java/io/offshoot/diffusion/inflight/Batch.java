package io.offshoot.diffusion.inflight;

import java.time.Duration;
import java.util.List;

/** Rows of one kind that are moved together. Used by one thread. */
public interface Batch<R> extends AutoCloseable {

    /** Takes rows in; when it throws, none has joined. */
    void join(List<R> rows);

    /** Moves every row by one step; when it throws, all rows are where they were. Rows that are done leave. */
    Stepped<R> step();

    /** Lets rows go that are not done; they keep what they need to join again. */
    void leave(List<R> rows);

    /** Forgets all rows. */
    @Override
    void close();

    /**
     * What a step brought.
     *
     * @param finished rows that made their last step and have left
     * @param network time inside the network
     */
    record Stepped<R>(List<R> finished, Duration network) {}
}
