package io.offshoot.workers.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The poll thread: the only one that touches the consumer, the producer and the window. It reads, hands on, commits
 * what is finished, and polls again; it never waits for work.
 *
 * <p>Rebalances happen inside poll, hence on this thread as well: between the check that a partition is ours and the
 * commit of its results no rebalance can come. What the broker decides meanwhile it checks itself, by the generation
 * that travels with the offsets.
 */
final class Poller implements Runnable, ConsumerRebalanceListener {

    /** Also how long a finished result may wait for its commit. */
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(50);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /** As a crash does: the group is left to find out. */
    private static final CloseOptions ABRUPTLY = CloseOptions.timeout(Duration.ZERO)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP);

    private final WorkSettings settings;
    private final Consumer<byte[], byte[]> consumer;
    private final Publisher publisher;
    private final CommittedOffsets committed;
    private final Window window;
    private final TaskQueue queue;
    private final Breaker breaker;
    private final Intake intake;
    private final WorkMonitor monitor;
    private final Clock clock;
    private volatile Phase phase = Phase.WORKING;
    private volatile boolean assigned;

    private enum Phase {
        WORKING,
        DRAINING,
        HALTED
    }

    Poller(
            WorkSettings settings,
            Consumer<byte[], byte[]> consumer,
            Publisher publisher,
            Backlog backlog,
            Watch watch) {
        this.settings = settings;
        this.consumer = consumer;
        this.publisher = publisher;
        this.committed = new CommittedOffsets(consumer);
        this.window = backlog.window();
        this.queue = backlog.queue();
        this.breaker = backlog.breaker();
        this.intake = new Intake(consumer, backlog, watch.listener());
        this.monitor = watch.monitor();
        this.clock = watch.clock();
    }

    @Override
    public void run() {
        try {
            consumer.subscribe(Set.of(settings.inputTopic()), this);
            while (phase == Phase.WORKING) {
                turn();
            }
            if (phase == Phase.DRAINING) {
                drain();
            }
        } finally {
            leave();
        }
    }

    /** Ends the loop once the work that has begun is finished and committed, or the drain timeout is over. */
    void drainAndStop() {
        if (phase == Phase.WORKING) {
            phase = Phase.DRAINING;
        }
    }

    /** Ends the loop as a crash would: nothing more is committed, the group is not told. */
    void halt() {
        phase = Phase.HALTED;
    }

    /** Whether the group has told its partitions, and has not taken them back without asking. */
    boolean isAssigned() {
        return assigned;
    }

    /** One poll and what follows from it. */
    void turn() {
        intake.take(consumer.poll(POLL_TIMEOUT));
        breaker.tick();
        publishFinished(window.partitions());
        consumer.resume(consumer.paused());
        consumer.pause(takesNoMore() ? consumer.assignment() : window.crowded());
        monitor.observe(window.size(), window.oldest());
    }

    /** A full window takes up to twice its capacity, one by one, while all that it has fail: one that succeeds shows why. */
    private boolean takesNoMore() {
        return window.isFull() && (window.isOverfull() || !breaker.hasTriedAll(window.size()));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        assigned = true;
        monitor.assigned(consumer.assignment());
    }

    /** The partitions are still ours here: what is finished is published, the rest goes back. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        publishFinished(partitions);
        window.drop(partitions);
    }

    /** The partitions are another's already: nothing of them may be published. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        assigned = false;
        window.drop(partitions);
    }

    private void publishFinished(Collection<TopicPartition> partitions) {
        if (phase == Phase.HALTED || !isPublisherReady()) {
            return;
        }
        Finished finished = window.finished(partitions);
        if (!finished.isEmpty() && publisher.publish(finished, consumer.groupMetadata())) {
            window.remove(finished);
            finished.tasks().forEach(Task::announce);
        }
    }

    private boolean isPublisherReady() {
        return publisher.isOpen() || (publisher.open() && isReconciled());
    }

    /**
     * Learns from the committed offsets which results the last producer did publish. Their tasks are done; the results
     * of the others are still here and are published again. False when the offsets cannot be read now.
     */
    private boolean isReconciled() {
        try {
            committed
                    .of(window.partitions())
                    .forEach((partition, map) ->
                            window.removeFinished(partition, map).forEach(Task::announce));
            return true;
        } catch (KafkaException failure) {
            publisher.discard(failure);
            return false;
        }
    }

    /** Lets begun work finish while it keeps polling; what waits goes back unread. */
    private void drain() {
        queue.clear();
        Instant deadline = clock.instant().plus(settings.drainTimeout());
        while (phase == Phase.DRAINING && window.isWorking() && clock.instant().isBefore(deadline)) {
            consumer.pause(consumer.assignment());
            consumer.poll(POLL_TIMEOUT);
            publishFinished(window.partitions());
        }
        publishFinished(window.partitions());
    }

    private void leave() {
        boolean crashed = phase == Phase.HALTED;
        window.drop(window.partitions());
        monitor.observe(0, Optional.empty());
        try {
            consumer.close(crashed ? ABRUPTLY : CloseOptions.timeout(CLOSE_TIMEOUT));
        } finally {
            publisher.close(crashed ? Duration.ZERO : CLOSE_TIMEOUT);
        }
    }
}
