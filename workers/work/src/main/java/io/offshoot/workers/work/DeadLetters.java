package io.offshoot.workers.work;

import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.deadletter.RecordOrigin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Turns a record that cannot be answered into a dead letter: its key, bytes, timestamp and headers as they were, and
 * headers that say why.
 */
record DeadLetters(String topic, String workerVersion) {

    ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record, Failure failure) {
        Long timestamp = record.timestamp() < 0 ? null : record.timestamp();
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, null, timestamp, record.key(), record.value(), record.headers());
        RecordOrigin origin = new RecordOrigin(record.topic(), record.partition(), record.offset());
        DeadLetter why = DeadLetter.failed(failure.reason(), failure.sentence(), origin)
                .withCause(failure.cause())
                .withAttempts(failure.attempts(), workerVersion);
        failure.editId().map(why::withEdit).orElse(why).addTo(letter.headers());
        return letter;
    }
}
