package io.offshoot.workers.work;

import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetMapCodec;
import io.offshoot.workers.work.offset.UnreadableOffsetMapException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the group has finished of a partition, as its last owner committed it. Pending transactions are waited for,
 * since the consumer reads committed only.
 */
record CommittedOffsets(Consumer<byte[], byte[]> consumer) {

    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);

    /**
     * What is finished, for those of the partitions that have a committed offset.
     *
     * @throws UnreadableOffsetMapException when Offshoot wrote it and it cannot be read
     * @throws org.apache.kafka.common.KafkaException when the broker gives no answer
     */
    Map<TopicPartition, OffsetMap> of(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetMap> maps = new HashMap<>();
        consumer.committed(partitions).forEach((partition, committed) -> {
            if (committed != null) {
                maps.put(partition, map(partition, committed));
            }
        });
        return maps;
    }

    private static OffsetMap map(TopicPartition partition, OffsetAndMetadata committed) {
        String text = committed.metadata();
        if (!OffsetMapCodec.isOurs(text)) {
            if (!text.isEmpty()) {
                LOG.warn(
                        "{}: the metadata of the committed offset {} is not Offshoot's and is ignored: {}",
                        partition,
                        committed.offset(),
                        text);
            }
            return OffsetMap.upTo(committed.offset());
        }
        try {
            return OffsetMapCodec.decode(committed.offset(), text);
        } catch (IllegalArgumentException | ArithmeticException damaged) {
            throw new UnreadableOffsetMapException(
                    ("the map of finished requests that is committed for %s at offset %d cannot be read (%s); start the version"
                                    + " of Offshoot that wrote it, or set the group's offset again with"
                                    + " kafka-consumer-groups --reset-offsets --to-offset %d, which repeats finished requests")
                            .formatted(partition, committed.offset(), damaged.getMessage(), committed.offset()),
                    damaged);
        }
    }
}
