package io.offshoot.workers.work;

import io.offshoot.schemas.access.Refusals;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes results and offsets in one transaction, which opens when the results are there. Belongs to the
 * poll thread.
 *
 * <p>After any failure the producer is thrown away, whatever the failure was: whether the transaction made it is often
 * unknowable from here (a commit that timed out may have succeeded), and the one answer that is right in every case is
 * to start a new producer under the same transactional id, which ends what the old one left open, and to look where the
 * committed offset stands.
 */
final class Publisher {

    private final Clients clients;
    private final DeadLetters deadLetters;
    private final Backoff backoff;
    private final WorkListener listener;
    private @Nullable Producer<byte[], byte[]> producer;

    Publisher(Clients clients, DeadLetters deadLetters, Backoff backoff, WorkListener listener) {
        this.clients = clients;
        this.deadLetters = deadLetters;
        this.backoff = backoff;
        this.listener = listener;
    }

    boolean isOpen() {
        return producer != null;
    }

    /** Starts a new producer if it is time to; false when there is none. */
    boolean open() {
        if (!backoff.isDue()) {
            return false;
        }
        Producer<byte[], byte[]> fresh = clients.producer();
        producer = fresh;
        try {
            fresh.initTransactions();
            return true;
        } catch (KafkaException | IllegalStateException failure) {
            return givenUp(failure);
        }
    }

    /** Publishes what is finished; false when the transaction failed and the producer is gone. */
    boolean publish(Finished finished, ConsumerGroupMetadata group) {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            return false;
        }
        try {
            open.beginTransaction();
            finished.tasks().forEach(task -> send(open, task));
            open.sendOffsetsToTransaction(finished.offsets(), group);
            open.commitTransaction();
            backoff.succeeded();
            return true;
        } catch (KafkaException | IllegalStateException failure) {
            return givenUp(failure);
        }
    }

    /** False, unless only a person can help. */
    private boolean givenUp(RuntimeException failure) {
        discard(failure);
        if (Refusals.areBehind(failure)) {
            throw failure;
        }
        return false;
    }

    /** Gives the producer up after a failure; another may be opened after a while. */
    void discard(RuntimeException failure) {
        backoff.failed();
        listener.aborted(failure);
        close(Duration.ZERO);
    }

    void close(Duration limit) {
        if (producer != null) {
            producer.close(limit);
            producer = null;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the commit fails when a send did
    private void send(Producer<byte[], byte[]> open, Task task) {
        if (task.outcome() instanceof Outcome.Finished finished) {
            Callback refusal = (metadata, error) -> {
                if (error instanceof RecordTooLargeException tooLarge) {
                    task.settle(finished.refused(tooLarge));
                }
            };
            for (ProducerRecord<byte[], byte[]> result : finished.result().records()) {
                open.send(result, refusal);
            }
        } else if (task.outcome() instanceof Outcome.Failed failed) {
            open.send(deadLetters.of(task.record(), failed.failure()));
        }
    }
}
