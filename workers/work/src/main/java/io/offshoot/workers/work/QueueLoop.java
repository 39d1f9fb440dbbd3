package io.offshoot.workers.work;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer of slow work as members of a share group (KIP-932): takes any request of the topic, so that more workers
 * than partitions have work.
 *
 * <p>What it promises: every request is answered at least once, or ends as a dead letter. It is acknowledged only when
 * all of its results are durable; a crash, or a lock that ran out, makes another worker answer it again, with results
 * under the same ids. Requests of one key are not kept in order.
 */
public final class QueueLoop implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(QueueLoop.class);

    private static final Duration LAG_EVERY = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final WorkSettings settings;
    private final Clock clock;
    private final LaneWork laneWork;
    private final ShareGroupLag lag;
    private final WorkThreads workThreads;
    private final List<Lane> lanes;
    private final List<Thread> laneThreads;
    private final AtomicInteger lanesLeft;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private QueueLoop(QueueSettings queue, Work work, MeterRegistry meters, Watch watch, QueueClients clients) {
        this.settings = queue.work();
        this.clock = watch.clock();
        ShareGroup group = new ShareGroup(
                clients.admin(),
                settings.clients().shareGroupId(),
                settings.clients().principal());
        group.configure();
        this.lag = ShareGroupLag.sampled(group, settings.worker(), meters, LAG_EVERY);
        Retrying retrying = new Retrying(settings.retry(), Timing.of(settings.clients()), watch.listener());
        TaskQueue tasks = new TaskQueue();
        Breaker breaker = new Breaker(tasks, retrying);
        DeadLetters deadLetters = new DeadLetters(settings.failuresTopic(), WorkerVersion.current());
        Outbox outbox = new Outbox(clients.producer(), deadLetters, retrying);
        this.laneWork = new LaneWork(queue, tasks, breaker, new LaneTasks(watch.monitor()), outbox);
        this.workThreads = new WorkThreads(settings, new WorkThread(work, tasks, breaker, retrying), this::fail);
        this.lanes = IntStream.range(0, settings.maxInFlight())
                .mapToObj(number -> new Lane(queue, clients.consumer(number), laneWork, clock))
                .toList();
        this.laneThreads = IntStream.range(0, lanes.size())
                .mapToObj(i -> new Thread(() -> run(lanes.get(i)), settings.worker() + "-lane-" + i))
                .toList();
        this.lanesLeft = new AtomicInteger(lanes.size());
    }

    /**
     * Starts working in threads of its own.
     *
     * @throws org.apache.kafka.common.KafkaException when the brokers have no share groups, or refuse what they need
     */
    public static QueueLoop start(
            QueueSettings queue, Work work, MeterRegistry meters, List<? extends WorkListener> listeners) {
        return start(
                queue, work, meters, listeners, QueueClients.of(queue.work().clients()));
    }

    /** The same with other clients. */
    static QueueLoop start(
            QueueSettings queue,
            Work work,
            MeterRegistry meters,
            List<? extends WorkListener> listeners,
            QueueClients clients) {
        WorkSettings settings = queue.work();
        Watch watch = Watch.of(settings.worker(), meters, listeners, Clock.systemUTC());
        QueueLoop loop = new QueueLoop(queue, work, meters, watch, clients);
        LOG.info(
                "{} works in queue mode, as share group {}: at least once, with the same ids whenever a request is answered again",
                settings.worker(),
                settings.clients().shareGroupId());
        loop.workThreads.start();
        loop.laneThreads.forEach(Thread::start);
        return loop;
    }

    @Override
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    @Override
    public WorkHealth health() {
        return laneWork.health();
    }

    /** Finishes the work that has begun, releases the rest for other workers, and leaves the group. */
    @Override
    public void close() {
        drain();
        laneThreads.forEach(thread -> WorkThreads.join(thread, Duration.ZERO));
        workThreads.join();
    }

    /** Stops as a crash would, for tests: acknowledges nothing. Returns at once. */
    void halt() {
        lanes.forEach(Lane::halt);
        workThreads.interrupt();
    }

    private void drain() {
        Instant until = clock.instant().plus(settings.drainTimeout());
        lanes.forEach(lane -> lane.drain(until));
    }

    private void run(Lane lane) {
        try {
            lane.run();
        } catch (RuntimeException | Error failure) {
            fail(failure);
        } finally {
            if (lanesLeft.decrementAndGet() == 0) {
                end();
            }
        }
    }

    private void fail(Throwable cause) {
        ended.completeExceptionally(settings.refusals().explained(cause));
        drain();
    }

    private void end() {
        workThreads.interrupt();
        laneWork.close(CLOSE_TIMEOUT);
        lag.close();
        ended.complete(null);
    }
}
