package io.offshoot.diffusion.pipeline;

import io.offshoot.diffusion.image.DecodedPicture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where one thread waits for the pictures of edits that it submitted.
 *
 * @param <T> what the thread knows an edit by
 */
public final class Arrivals<T> {

    private final BlockingQueue<Arrival<T>> arrived = new LinkedBlockingQueue<>();
    private final AtomicLong steps = new AtomicLong();

    /** The picture of an edit. */
    public record Picture<T>(T edit, DecodedPicture picture) {}

    private record Arrival<T>(
            T edit,
            @Nullable DecodedPicture picture,
            @Nullable Throwable failure) {}

    /** The listener of a submission. */
    public Pipeline.Listener of(List<T> edits) {
        return new Pipeline.Listener() {
            @Override
            public void stepped() {
                steps.incrementAndGet();
            }

            @Override
            public void finished(int edit, DecodedPicture picture) {
                arrived.add(new Arrival<>(edits.get(edit), picture, null));
            }

            @Override
            public void failed(int edit, Throwable cause) {
                arrived.add(new Arrival<>(edits.get(edit), null, cause));
            }
        };
    }

    /** Steps made so far, those of all submissions together. */
    public long steps() {
        return steps.get();
    }

    /**
     * The next picture; empty when none came in time. Throws what ended the edit when it gave no picture.
     *
     * @throws CancellationException when the waiting thread is interrupted; it stays so
     */
    public Optional<Picture<T>> next(Duration limit) {
        Arrival<T> next;
        try {
            next = arrived.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for edits");
        }
        if (next == null) {
            return Optional.empty();
        }
        if (next.picture() == null) {
            throw unchecked(next.failure());
        }
        return Optional.of(new Picture<>(next.edit(), next.picture()));
    }

    private static RuntimeException unchecked(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }
}
