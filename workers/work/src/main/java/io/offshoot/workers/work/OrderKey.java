package io.offshoot.workers.work;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What keeps records in order: their partition and key. Records without a key have no order. */
record OrderKey(TopicPartition partition, ByteBuffer key) {

    static Optional<OrderKey> of(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        return key == null
                ? Optional.empty()
                : Optional.of(
                        new OrderKey(new TopicPartition(record.topic(), record.partition()), ByteBuffer.wrap(key)));
    }
}
