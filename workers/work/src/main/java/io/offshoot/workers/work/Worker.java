package io.offshoot.workers.work;

import java.util.concurrent.CompletionStage;

/** A running worker. Closing it finishes what has begun, gives the rest back, and leaves the group. */
public interface Worker extends AutoCloseable {

    /** Ends when the worker does: normally after {@link #close}, with the exception when it cannot go on. */
    CompletionStage<Void> ended();

    /** Whether it gets anything done now. */
    WorkHealth health();

    @Override
    void close();
}
