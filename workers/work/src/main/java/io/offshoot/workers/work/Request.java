package io.offshoot.workers.work;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which record is being worked on: its key as text, its place in the log, and when it was published.
 *
 * @param key the record's key read as UTF-8, empty when it has none
 */
public record Request(String key, String topic, int partition, long offset, Instant publishedAt) {

    static Request of(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        return new Request(
                key, record.topic(), record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()));
    }

    @Override
    public String toString() {
        return "%s (%s-%d@%d)".formatted(key, topic, partition, offset);
    }
}
