package io.offshoot.diffusion.inflight;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One stage of a pipeline: a thread of its own, and a queue before it that holds back whoever is faster. */
public final class Stage<T> implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final BlockingQueue<T> queue;
    private final int chunk;
    private final Consumer<List<T>> work;
    private final BiConsumer<T, Throwable> failed;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts the stage.
     *
     * @param capacity most items that wait
     * @param chunk most items that are handed over together
     * @param work gets one to {@code chunk} items, in order
     * @param failed gets each item that {@code work} threw at, or that was left when the stage closed
     */
    public Stage(String name, int capacity, int chunk, Consumer<List<T>> work, BiConsumer<T, Throwable> failed) {
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.chunk = chunk;
        this.work = work;
        this.failed = failed;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands an item over, waiting while the queue is full. */
    public void put(T item) {
        try {
            boolean taken = false;
            while (!taken && !closed) {
                taken = queue.offer(item, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (!taken) {
                failed.accept(item, closing());
            } else if (closed) {
                abandon();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            failed.accept(item, new CancellationException("interrupted while waiting for " + thread.getName()));
        }
    }

    private void run() {
        try {
            while (!closed) {
                List<T> items = new ArrayList<>();
                items.add(queue.take());
                queue.drainTo(items, chunk - 1);
                work(items);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(List<T> items) {
        try {
            work.accept(items);
        } catch (RuntimeException | Error failure) {
            items.forEach(item -> failed.accept(item, failure));
        }
    }

    /** Ends after the items at hand; those that wait fail. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        abandon();
    }

    private void abandon() {
        List<T> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(item -> failed.accept(item, closing()));
    }

    private CancellationException closing() {
        return new CancellationException("stage " + thread.getName() + " was closed");
    }
}
