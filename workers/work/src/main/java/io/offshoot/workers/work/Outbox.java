package io.offshoot.workers.work;

import io.offshoot.schemas.access.Refusals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Sends what came of requests, of all lanes, and waits until every replica that must have it has it. Without a
 * transaction: after a failure some of the results may be there, and all of them are sent again.
 */
record Outbox(Producer<byte[], byte[]> producer, DeadLetters deadLetters, Retrying retrying) {

    /** Sends all results of a settled task, or its dead letter; false when one of them may not have arrived. */
    boolean isSent(Task task) throws InterruptedException {
        try {
            send(task);
            return true;
        } catch (KafkaException failure) {
            if (Refusals.areBehind(failure)) {
                throw failure;
            }
            retrying.listener().aborted(failure);
            task.waitFor(retrying.delayAfter(1));
            return false;
        }
    }

    void close(Duration limit) {
        producer.close(limit);
    }

    private void send(Task task) throws InterruptedException {
        if (task.outcome() instanceof Outcome.Finished finished) {
            try {
                sendAll(finished.result().records());
            } catch (RecordTooLargeException tooLarge) {
                task.settle(finished.refused(tooLarge));
            }
        }
        if (task.outcome() instanceof Outcome.Failed failed) {
            sendAll(List.of(deadLetters.of(task.record(), failed.failure())));
        }
    }

    private void sendAll(List<ProducerRecord<byte[], byte[]>> records) throws InterruptedException {
        List<? extends Future<?>> sent = records.stream().map(producer::send).toList();
        for (Future<?> each : sent) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
            }
        }
    }
}
