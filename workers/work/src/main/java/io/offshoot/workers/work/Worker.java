package io.offshoot.workers.work;

import java.util.concurrent.CompletionStage;

/** A running worker. Closing it finishes what has begun, gives the rest back, and leaves the group. */
public interface Worker extends AutoCloseable {

    /** Ends when the worker does: normally after {@link #close}, with the exception when it cannot go on. */
    CompletionStage<Void> ended();

    /** Whether it gets anything done now. */
    WorkHealth health();

    /**
     * Whether its group has told it its partitions, be they none; until then it gets no work. Members of a share group are not
     * told: they have what they ask for.
     */
    default boolean isAssigned() {
        return true;
    }

    @Override
    void close();
}
