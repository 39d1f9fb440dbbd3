package io.offshoot.workers.work;

/**
 * What was read and is not done.
 *
 * @param window all of it, in the order of the log
 * @param queue what of it waits for a work thread
 */
record Backlog(Window window, TaskQueue queue) {

    /** An empty one that takes at most so many requests. */
    static Backlog of(int capacity) {
        return new Backlog(new Window(capacity), new TaskQueue());
    }
}
