package io.offshoot.ops.torture.ledger;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where a record lies.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 */
public record Coordinates(String topic, int partition, long offset) {

    static Coordinates of(ConsumerRecord<?, ?> record) {
        return new Coordinates(record.topic(), record.partition(), record.offset());
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
