package io.offshoot.workers.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.schemas.access.Refusals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A consumer of slow work: reads requests, works on them off the poll thread, and commits each request's results
 * together with its offset.
 *
 * <p>What it promises, whatever crashes: a reader with {@code read_committed} sees every request's results once and
 * completely, or one dead letter; requests are published as soon as they are finished, whatever is unfinished before them,
 * those of one key in their order; nothing that was published is computed again, by this worker or the next owner of the
 * partition; the worker stays in its group however long the work takes, since one thread does nothing but poll; and it
 * never holds more than {@link WorkSettings#maxInFlight} requests.
 */
public final class WorkLoop implements Worker {

    private final Breaker breaker;
    private final Poller poller;
    private final Thread pollThread;
    private final WorkThreads workThreads;
    private final Refusals refusals;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private WorkLoop(WorkSettings settings, Work work, Clients clients, Timing timing, Watch watch) {
        Retrying retrying = new Retrying(settings.retry(), timing, watch.listener());
        Backlog backlog = Backlog.of(new Window(settings.maxInFlight(), settings.maxBytesInFlight()), retrying);
        this.breaker = backlog.breaker();
        this.refusals = settings.refusals();
        DeadLetters deadLetters = new DeadLetters(settings.failuresTopic(), WorkerVersion.current());
        Backoff backoff = new Backoff(settings.retry(), timing);
        Publisher publisher = new Publisher(clients, deadLetters, backoff, watch.listener());
        this.poller = new Poller(settings, clients.consumer(), publisher, backlog, watch);
        this.pollThread = new Thread(this::poll, settings.worker() + "-poll");
        this.workThreads =
                new WorkThreads(settings, new WorkThread(work, backlog.queue(), breaker, retrying), this::fail);
    }

    /** Starts working in threads of its own. */
    public static WorkLoop start(
            WorkSettings settings, Work work, MeterRegistry meters, List<? extends WorkListener> listeners) {
        return start(settings, work, meters, listeners, Clients.of(settings.clients()));
    }

    static WorkLoop start(
            WorkSettings settings,
            Work work,
            MeterRegistry meters,
            List<? extends WorkListener> listeners,
            Clients clients) {
        Timing timing = Timing.of(settings.clients());
        WorkLoop loop = new WorkLoop(
                settings, work, clients, timing, Watch.of(settings.worker(), meters, listeners, timing.clock()));
        loop.workThreads.start();
        loop.pollThread.start();
        return loop;
    }

    private void fail(Throwable cause) {
        ended.completeExceptionally(cause);
        poller.drainAndStop();
    }

    @Override
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    @Override
    public WorkHealth health() {
        return breaker.health();
    }

    @Override
    public boolean isAssigned() {
        return poller.isAssigned();
    }

    /**
     * Finishes and commits the work that has begun, gives the rest back, and leaves the group. When it returns, no work
     * is running any more, so that what the work needs can be closed.
     */
    @Override
    public void close() {
        poller.drainAndStop();
        WorkThreads.join(pollThread, Duration.ZERO);
        workThreads.join();
    }

    /** Stops as a crash would, for tests: commits nothing, tells nobody. Returns at once. */
    void halt() {
        poller.halt();
        workThreads.interrupt();
    }

    private void poll() {
        try {
            poller.run();
            ended.complete(null);
        } catch (RuntimeException | Error failure) {
            ended.completeExceptionally(refusals.explained(failure));
        } finally {
            workThreads.interrupt();
        }
    }
}
