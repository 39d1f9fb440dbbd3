package io.offshoot.workers.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * One member of the share group, which holds one request at a time: it acquires it, hands it to the work threads, renews
 * its lock while they work, sends what came of it, and then acknowledges it.
 *
 * <p>One member for each request in flight, since a share consumer fetches nothing new while it renews what it has: with
 * several in one member all would wait for the longest.
 */
final class Lane implements Runnable {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final QueueSettings settings;
    private final ShareConsumer<byte[], byte[]> consumer;
    private final LaneWork work;
    private final Clock clock;
    private volatile Phase phase = Phase.WORKING;
    private volatile Instant drainUntil = Instant.MAX;
    private @Nullable Task held;
    private Instant renewed = Instant.MIN;

    private enum Phase {
        WORKING,
        DRAINING,
        HALTED
    }

    Lane(QueueSettings settings, ShareConsumer<byte[], byte[]> consumer, LaneWork work, Clock clock) {
        this.settings = settings;
        this.consumer = consumer;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            consumer.subscribe(Set.of(settings.work().inputTopic()));
            while (phase == Phase.WORKING || isDraining()) {
                turn();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    /** Takes nothing new, and ends once the request it holds is answered or the drain timeout is over. */
    void drain(Instant until) {
        if (phase == Phase.WORKING) {
            drainUntil = until;
            phase = Phase.DRAINING;
        }
    }

    /** Ends as a crash would: acknowledges nothing. */
    void halt() {
        phase = Phase.HALTED;
    }

    private boolean isDraining() {
        return phase == Phase.DRAINING && held != null && clock.instant().isBefore(drainUntil);
    }

    private void turn() throws InterruptedException {
        work.tick();
        Task task = held;
        if (task == null) {
            consumer.poll(POLL_TIMEOUT).forEach(this::take);
        } else if (isRenewalDue()) {
            renew(task);
        } else if (task.awaitOutcome(LOOK_EVERY) && work.isSent(task)) {
            acknowledge(task);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        renewed = clock.instant();
        Task current = held;
        if (current == null || !current.isOf(record)) {
            loseHeld();
            held = work.begin(record);
        }
    }

    private boolean isRenewalDue() {
        Duration lock =
                consumer.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(settings.recordLock());
        return Duration.between(renewed, clock.instant()).compareTo(lock.dividedBy(3)) >= 0;
    }

    /** The record comes back from the poll that follows; when the lock was lost something else comes, or nothing. */
    private void renew(Task task) {
        consumer.acknowledge(task.record(), AcknowledgeType.RENEW);
        if (commitFailure().isPresent()) {
            loseHeld();
        }
        boolean stillHeld = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIMEOUT)) {
            take(record);
            stillHeld = true;
        }
        if (!stillHeld) {
            loseHeld();
        }
    }

    /** What was sent stays sent: when the lock was lost meanwhile, another worker sends it again under the same ids. */
    private void acknowledge(Task task) {
        held = null;
        consumer.acknowledge(task.record(), AcknowledgeType.ACCEPT);
        Optional<KafkaException> failure = commitFailure();
        work.end(task);
        failure.ifPresentOrElse(work::unacknowledged, task::announce);
    }

    private Optional<KafkaException> commitFailure() {
        return consumer.commitSync().values().stream().flatMap(Optional::stream).findFirst();
    }

    private void loseHeld() {
        if (held != null) {
            work.lockLost(held);
        }
        dropHeld();
    }

    private void dropHeld() {
        Task lost = held;
        held = null;
        if (lost != null) {
            lost.cancel();
            work.end(lost);
        }
    }

    private void leave() {
        Task unanswered = held;
        dropHeld();
        try {
            if (unanswered != null && phase == Phase.DRAINING) {
                consumer.acknowledge(unanswered.record(), AcknowledgeType.RELEASE);
                consumer.commitSync(CLOSE_TIMEOUT);
            }
        } finally {
            consumer.close(phase == Phase.HALTED ? Duration.ZERO : CLOSE_TIMEOUT);
        }
    }
}
