package io.offshoot.workers.work;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** What the lanes of a worker share: the way of a record to the work threads, and of its outcome to the topics. */
final class LaneWork {

    private final QueueSettings settings;
    private final TaskQueue queue;
    private final Breaker breaker;
    private final LaneTasks tasks;
    private final Outbox outbox;

    LaneWork(QueueSettings settings, TaskQueue queue, Breaker breaker, LaneTasks tasks, Outbox outbox) {
        this.settings = settings;
        this.queue = queue;
        this.breaker = breaker;
        this.tasks = tasks;
        this.outbox = outbox;
    }

    /** Hands an acquired record to the work threads, unless it has been delivered too often. */
    Task begin(ConsumerRecord<byte[], byte[]> record) {
        Task task = new Task(record, queue, outbox.retrying().listener());
        tasks.add(task);
        int deliveries = record.deliveryCount().map(Short::intValue).orElse(1);
        if (deliveries > 1) {
            outbox.retrying().listener().redelivered(task.request(), deliveries);
        }
        if (deliveries > settings.maxDeliveries()) {
            task.begin();
            task.settle(settings.deliveredTooOften(deliveries));
        } else {
            queue.add(task);
        }
        return task;
    }

    /** Sends what came of a task; false when that failed and is to be tried again. */
    boolean isSent(Task task) throws InterruptedException {
        return outbox.isSent(task);
    }

    /** The task is acknowledged, or another's by now. */
    void end(Task task) {
        tasks.remove(task);
    }

    /** A result is sent, but whether its request is acknowledged is not known. */
    void unacknowledged(KafkaException failure) {
        outbox.retrying().listener().aborted(failure);
    }

    /** Another worker gets the request of a task that is worked on here. */
    void lockLost(Task task) {
        outbox.retrying().listener().lockLost(task.request());
    }

    void tick() {
        breaker.tick();
    }

    WorkHealth health() {
        return breaker.health();
    }

    void close(Duration limit) {
        outbox.close(limit);
    }
}
