package io.offshoot.workers.work;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stops work when it is not the records that fail but what all of them need: a device that is gone, a registry that is away.
 *
 * <p>A record whose last attempt failed unexpectedly is not set aside at once. When the next record succeeds, it was the
 * record's own fault and it becomes a dead letter; when as many different records in a row fail as the threshold says, the
 * breaker opens and they all go back to wait. While it is open nothing is tried and no record is set aside; after a delay that
 * doubles, one record is tried as a probe, and its success closes the breaker. Records that still fail after the breaker has
 * closed {@value #ROUNDS} times with them waiting are set aside, so that a few bad ones cannot open it for ever. When all that
 * were read have failed as probes, one more may be read: it may be that those are bad, and not what all need.
 *
 * <p>Called by all work threads and the poll thread.
 */
final class Breaker {

    /** Records in a row whose unexpected failure nobody takes for their own fault. */
    static final int THRESHOLD = 3;

    private static final int ROUNDS = 2;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private enum State {
        CLOSED,
        OPEN,
        PROBING
    }

    private final TaskQueue queue;
    private final Retrying retrying;
    private final Backoff backoff;
    private final Map<Task, Outcome> suspects = new LinkedHashMap<>();
    private final Set<Task> failedProbes = new HashSet<>();
    private State state = State.CLOSED;
    private int failedInARow;
    private Instant suspectedSince = Instant.MIN;
    private @Nullable Task probe;
    private @Nullable Throwable cause;

    Breaker(TaskQueue queue, Retrying retrying) {
        this.queue = queue;
        this.retrying = retrying;
        this.backoff = new Backoff(retrying.settings(), retrying.timing());
    }

    WorkHealth health() {
        return openBecauseOf().map(WorkHealth::waitsBecauseOf).orElseGet(WorkHealth::takesWork);
    }

    /** Why nothing is tried now; empty while the breaker is closed. */
    private synchronized Optional<Throwable> openBecauseOf() {
        return state == State.CLOSED ? Optional.empty() : Optional.ofNullable(cause);
    }

    /** Waits until the task may be tried, or is cancelled. */
    synchronized void awaitTurn(Task task) throws InterruptedException {
        while (state != State.CLOSED && !task.isCancelled() && !becomesProbe(task)) {
            task.park();
            wait(LOOK_AGAIN_MILLIS);
        }
        task.unpark();
    }

    /** An attempt succeeded: whatever failed before it did so through its own fault. */
    synchronized void succeeded() {
        failedInARow = 0;
        setAsideSuspects();
        if (state != State.CLOSED) {
            state = State.CLOSED;
            failedProbes.clear();
            backoff.succeeded();
            retrying.listener().resumed();
            notifyAll();
        }
    }

    /** An attempt ended without saying anything about the other records. */
    synchronized void attempted(Task task) {
        if (state == State.PROBING && task.equals(probe)) {
            state = State.OPEN;
        }
    }

    /** Something that all records need is away. */
    synchronized void unavailable(Task task, Throwable why) {
        if (state == State.CLOSED || task.equals(probe)) {
            open(why);
        }
    }

    /** An attempt failed unexpectedly; true when the task has to wait in the queue for a better time. */
    synchronized boolean givesBack(Task task, Throwable why) {
        if (state == State.CLOSED) {
            return false;
        }
        if (task.equals(probe)) {
            failedProbes.add(task);
        }
        unavailable(task, why);
        giveBack(task);
        return true;
    }

    /** The last attempt of a task failed unexpectedly. */
    synchronized void exhausted(Task task, Outcome.Failed failed) {
        if (task.rounds() >= ROUNDS) {
            setAside(task, failed);
            return;
        }
        task.park();
        suspects.put(task, failed);
        suspectedSince = retrying.now();
        failedInARow++;
        if (failedInARow >= THRESHOLD) {
            open(failed.failure().cause());
        }
    }

    /** Sets aside what has been suspected for as long as the longest delay while nothing else was tried. */
    synchronized void tick() {
        Duration suspected = Duration.between(suspectedSince, retrying.now());
        if (!suspects.isEmpty() && suspected.compareTo(retrying.settings().maxDelay()) >= 0) {
            setAsideSuspects();
        }
    }

    /** Whether it is open and each of so many requests has been tried as a probe in vain. */
    synchronized boolean hasTriedAll(int requests) {
        failedProbes.removeIf(task -> task.isCancelled() || task.outcome() != null);
        return state != State.CLOSED && failedProbes.size() >= requests;
    }

    private boolean becomesProbe(Task task) {
        if (state != State.OPEN || !backoff.isDue()) {
            return false;
        }
        state = State.PROBING;
        probe = task;
        return true;
    }

    private void open(Throwable why) {
        state = State.OPEN;
        probe = null;
        cause = why;
        retrying.listener().paused(why, backoff.failed());
        suspects.keySet().forEach(task -> {
            task.nextRound();
            giveBack(task);
        });
        suspects.clear();
        notifyAll();
    }

    private void giveBack(Task task) {
        task.park();
        queue.giveBack(task);
    }

    private void setAsideSuspects() {
        suspects.forEach(this::setAside);
        suspects.clear();
    }

    private void setAside(Task task, Outcome failed) {
        task.settle(failed);
        queue.release(task);
    }
}
