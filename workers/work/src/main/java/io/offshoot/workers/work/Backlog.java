package io.offshoot.workers.work;

/**
 * What was read and is not done.
 *
 * @param window all of it, in the order of the log
 * @param queue what of it waits for a work thread
 * @param breaker holds what failed until it is clear whose fault that was
 */
record Backlog(Window window, TaskQueue queue, Breaker breaker) {

    /** An empty one. */
    static Backlog of(Window window, Retrying retrying) {
        TaskQueue queue = new TaskQueue();
        return new Backlog(window, queue, new Breaker(queue, retrying));
    }
}
