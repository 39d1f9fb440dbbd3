package io.offshoot.ops.cli.replay;

import io.offshoot.schemas.deadletter.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A dead letter as it lies in its topic.
 *
 * @param why what its headers say
 */
record FoundLetter(ConsumerRecord<byte[], byte[]> record, DeadLetter why) {
    static FoundLetter of(ConsumerRecord<byte[], byte[]> record) {
        return new FoundLetter(record, DeadLetter.from(record.headers()));
    }

    String key() {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    Instant publishedAt() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** Where it lies. */
    String place() {
        return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    }
}
