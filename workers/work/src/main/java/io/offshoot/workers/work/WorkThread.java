package io.offshoot.workers.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes one task after the other, works on it until it has an outcome, and never touches Kafka. */
final class WorkThread implements Runnable {

    private final Work work;
    private final TaskQueue queue;
    private final RetrySettings retry;
    private final WorkListener listener;
    private final Clock clock;
    private final RandomGenerator random;

    WorkThread(Work work, TaskQueue queue, RetrySettings retry, WorkListener listener, Timing timing) {
        this.work = work;
        this.queue = queue;
        this.retry = retry;
        this.listener = listener;
        this.clock = timing.clock();
        this.random = timing.jitter();
    }

    @Override
    public void run() {
        try {
            while (true) {
                takeOne();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeOne() throws InterruptedException {
        Task task = queue.take();
        try {
            if (task.begin()) {
                workOn(task);
            }
        } finally {
            queue.release(task);
        }
    }

    private void workOn(Task task) throws InterruptedException {
        Instant begun = clock.instant();
        for (int attempt = 1; !task.isCancelled() && !Thread.currentThread().isInterrupted(); attempt++) {
            Outcome outcome = attempt(task, attempt, begun);
            if (outcome != null) {
                task.settle(outcome);
                return;
            }
        }
    }

    /** One attempt; null when there has to be another, or when the task was cancelled. */
    private @Nullable Outcome attempt(Task task, int attempt, Instant begun) throws InterruptedException {
        try {
            return new Outcome.Finished(work.run(task), since(begun));
        } catch (WorkFailedException fault) {
            return new Outcome.Failed(Failure.ofRecord(fault, attempt), since(begun));
        } catch (UnavailableException away) {
            pause(task, attempt, away);
            return null;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError unforeseen) {
            return afterUnforeseen(task, attempt, begun, unforeseen);
        }
    }

    /** What follows an error: nothing when the task was cancelled, as that is most likely why. */
    private @Nullable Outcome afterUnforeseen(Task task, int attempt, Instant begun, Throwable cause)
            throws InterruptedException {
        if (task.isCancelled()) {
            return null;
        }
        if (attempt >= retry.maxAttempts()) {
            return new Outcome.Failed(Failure.unexpected(cause, attempt), since(begun));
        }
        pause(task, attempt, cause);
        return null;
    }

    private void pause(Task task, int attempt, Throwable cause) throws InterruptedException {
        Duration delay = retry.delayAfter(attempt, random);
        listener.retrying(task.request(), cause, delay);
        task.waitFor(delay);
    }

    private Duration since(Instant begun) {
        return Duration.between(begun, clock.instant());
    }
}
