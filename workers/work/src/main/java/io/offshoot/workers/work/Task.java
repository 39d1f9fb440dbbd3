package io.offshoot.workers.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A record on its way: waiting, then worked on, then with an outcome; or cancelled when its partition is lost. */
final class Task implements WorkContext {

    private final ConsumerRecord<byte[], byte[]> record;
    private final TaskQueue queue;
    private final WorkListener listener;
    private final Request request;
    private final Optional<OrderKey> orderKey;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile boolean started;
    private volatile boolean parked;
    private int attempts;
    private int failures;
    private int rounds;
    private volatile @Nullable Outcome outcome;

    Task(ConsumerRecord<byte[], byte[]> record, TaskQueue queue, WorkListener listener) {
        this.record = record;
        this.queue = queue;
        this.listener = listener;
        this.request = Request.of(record);
        this.orderKey = OrderKey.of(record);
    }

    @Override
    public ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    @Override
    public List<ConsumerRecord<byte[], byte[]>> waitingWithSameKey() {
        return queue.waitingBehind(this);
    }

    @Override
    public void progress(int done, int total) {
        if (isCancelled()) {
            throw new WorkCancelledException("request " + request + " belongs to another worker by now");
        }
        listener.progress(request, done, total);
    }

    Request request() {
        return request;
    }

    Optional<OrderKey> orderKey() {
        return orderKey;
    }

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** Whether this is its record, perhaps delivered again. */
    boolean isOf(ConsumerRecord<byte[], byte[]> other) {
        return record.offset() == other.offset()
                && record.partition() == other.partition()
                && record.topic().equals(other.topic());
    }

    long offset() {
        return record.offset();
    }

    /** Size of key and value. */
    long bytes() {
        return (long) length(record.key()) + length(record.value());
    }

    /** Marks the work as begun; false when the task was cancelled before. */
    synchronized boolean begin() {
        if (isCancelled()) {
            return false;
        }
        if (!started) {
            started = true;
            listener.started(request);
        }
        return true;
    }

    /** Drops the task: whatever its work still brings is ignored. */
    synchronized void cancel() {
        cancelled.countDown();
        if (started) {
            listener.dropped(request);
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    boolean isRunning() {
        return started && !parked && outcome == null && !isCancelled();
    }

    /** Nothing is done for the task until better times. */
    void park() {
        parked = true;
    }

    void unpark() {
        parked = false;
    }

    /** Counts an attempt. */
    synchronized void tried() {
        attempts++;
    }

    /** Attempts so far. */
    synchronized int attempts() {
        return attempts;
    }

    /** Counts an unexpected failure; returns how many there were in this round. */
    synchronized int failed() {
        failures++;
        return failures;
    }

    /** Failures of this round. */
    synchronized int failures() {
        return failures;
    }

    /** Starts counting failures anew: they were not the record's own fault. */
    synchronized void nextRound() {
        rounds++;
        failures = 0;
    }

    /** How often all attempts failed and were forgiven. */
    synchronized int rounds() {
        return rounds;
    }

    /** Waits before another attempt; false when the task was cancelled meanwhile. */
    boolean waitFor(Duration delay) throws InterruptedException {
        return !cancelled.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void settle(Outcome end) {
        outcome = end;
        settled.countDown();
    }

    /** Waits for the task's outcome, though not longer than this; false when there is none yet. */
    boolean awaitOutcome(Duration limit) throws InterruptedException {
        return settled.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    /** Tells the listener how the task ended, now that readers can see it. */
    void announce() {
        if (outcome instanceof Outcome.Finished finished) {
            listener.finished(request, finished.result(), finished.elapsed());
        } else if (outcome instanceof Outcome.Failed failed) {
            listener.failed(request, failed.failure(), failed.elapsed());
        }
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
