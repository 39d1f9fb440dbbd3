package io.offshoot.workers.work;

import java.time.Duration;

/**
 * Watches a work loop. Every started request ends exactly once as finished, failed or dropped; a dropped one is started
 * again, here or elsewhere. Calls come from several threads and must return at once.
 */
public interface WorkListener {

    /** Work on a request began. */
    default void started(Request request) {}

    /** The work has come this far. */
    default void progress(Request request, int done, int total) {}

    /** An attempt failed and another follows. */
    default void retrying(Request request, Throwable cause, Duration delay) {}

    /** Results and offset are committed: readers see them. */
    default void finished(Request request, WorkResult result, Duration elapsed) {}

    /** The dead letter and the offset are committed. */
    default void failed(Request request, Failure failure, Duration elapsed) {}

    /** The request went back unanswered: its partition moved, or the worker stops. */
    default void dropped(Request request) {}

    /** A share group delivered the request again, this many times in all. */
    default void redelivered(Request request, int deliveries) {}

    /** The share group's lock on the request ran out while it was worked on: another worker gets it. */
    default void lockLost(Request request) {}

    /** A transaction failed; its results are published again or computed again, wherever the committed offset stands. */
    default void aborted(RuntimeException cause) {}

    /** Nothing is tried for a while, since one request after the other failed or something they all need is away. */
    default void paused(Throwable cause, Duration delay) {}

    /** A request succeeded again; work goes on. */
    default void resumed() {}
}
