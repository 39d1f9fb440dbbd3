package io.offshoot.workers.work;

import io.offshoot.schemas.trace.TraceContext;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes one task after the other, works on it until it has an outcome, and never touches Kafka. Results belong to the trace of
 * their request.
 */
final class WorkThread implements Runnable {

    private final Work work;
    private final TaskQueue queue;
    private final Breaker breaker;
    private final Retrying retrying;

    private enum Next {
        TRY_AGAIN,
        RELEASE,
        LEAVE_TO_THE_BREAKER
    }

    WorkThread(Work work, TaskQueue queue, Breaker breaker, Retrying retrying) {
        this.work = work;
        this.queue = queue;
        this.breaker = breaker;
        this.retrying = retrying;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Task task = queue.take();
                if (!task.begin() || workOn(task) == Next.RELEASE) {
                    queue.release(task);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Next workOn(Task task) throws InterruptedException {
        Instant begun = retrying.now();
        Next next = Next.TRY_AGAIN;
        while (next == Next.TRY_AGAIN) {
            breaker.awaitTurn(task);
            boolean isOver = task.isCancelled() || Thread.currentThread().isInterrupted();
            next = isOver ? Next.RELEASE : attempt(task, begun);
        }
        return next;
    }

    private Next attempt(Task task, Instant begun) throws InterruptedException {
        task.tried();
        try {
            WorkResult result = work.run(task);
            if (result.isSkipped()) {
                breaker.attempted(task);
            } else {
                breaker.succeeded();
            }
            TraceContext.of(task.record().headers())
                    .ifPresent(trace -> result.records().forEach(record -> trace.addTo(record.headers())));
            task.settle(new Outcome.Finished(result, since(begun)));
            return Next.RELEASE;
        } catch (WorkFailedException fault) {
            breaker.attempted(task);
            return afterFault(task, begun, fault);
        } catch (UnavailableException away) {
            breaker.unavailable(task, away);
            return Next.TRY_AGAIN;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError unforeseen) {
            return afterUnforeseen(task, begun, unforeseen);
        }
    }

    private Next afterFault(Task task, Instant begun, WorkFailedException fault) throws InterruptedException {
        if (!fault.isForNow() || retrying.isLast(task.failed())) {
            task.settle(new Outcome.Failed(Failure.ofRecord(fault, task.attempts()), since(begun)));
            return Next.RELEASE;
        }
        waitBeforeAnotherAttempt(task, fault);
        return Next.TRY_AGAIN;
    }

    /** What follows an error: nothing when the task was cancelled, as that is most likely why. */
    private Next afterUnforeseen(Task task, Instant begun, Throwable cause) throws InterruptedException {
        if (task.isCancelled()) {
            breaker.attempted(task);
            return Next.RELEASE;
        }
        if (breaker.givesBack(task, cause)) {
            return Next.LEAVE_TO_THE_BREAKER;
        }
        if (retrying.isLast(task.failed())) {
            breaker.exhausted(task, new Outcome.Failed(Failure.unexpected(cause, task.attempts()), since(begun)));
            return Next.LEAVE_TO_THE_BREAKER;
        }
        waitBeforeAnotherAttempt(task, cause);
        return Next.TRY_AGAIN;
    }

    private void waitBeforeAnotherAttempt(Task task, Throwable cause) throws InterruptedException {
        Duration delay = retrying.delayAfter(task.failures());
        retrying.listener().retrying(task.request(), cause, delay);
        task.waitFor(delay);
    }

    private Duration since(Instant begun) {
        return Duration.between(begun, retrying.now());
    }
}
