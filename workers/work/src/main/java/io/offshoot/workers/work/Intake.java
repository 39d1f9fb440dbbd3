package io.offshoot.workers.work;

import io.offshoot.workers.work.offset.OffsetMap;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts polled records to work, those that are not finished already. What is finished of a partition is looked up when its
 * first record comes. Belongs to the poll thread.
 */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);

    private final Consumer<byte[], byte[]> consumer;
    private final CommittedOffsets committed;
    private final Window window;
    private final TaskQueue queue;
    private final WorkListener listener;

    Intake(Consumer<byte[], byte[]> consumer, Backlog backlog, WorkListener listener) {
        this.consumer = consumer;
        this.committed = new CommittedOffsets(consumer);
        this.window = backlog.window();
        this.queue = backlog.queue();
        this.listener = listener;
    }

    void take(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            long first = records.get(0).offset();
            PartitionWindow open = opened(partition, first);
            if (open == null) {
                consumer.seek(partition, first);
            } else {
                records.forEach(record -> take(record, open));
                open.skipTo().ifPresent(end -> consumer.seek(partition, end));
            }
        }
        polled.nextOffsets().forEach(this::goesOnAt);
    }

    /** Also told of a partition whose poll brought transaction markers and no record. */
    private void goesOnAt(TopicPartition partition, OffsetAndMetadata next) {
        PartitionWindow open = window.of(partition);
        if (open != null) {
            open.goesOnAt(next.offset());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, PartitionWindow open) {
        if (open.read(record)) {
            Task task = new Task(record, queue, listener);
            open.add(task);
            queue.add(task);
        }
    }

    /** The partition's window, ready for a record at this offset; null when the broker does not say what is finished. */
    private @Nullable PartitionWindow opened(TopicPartition partition, long first) {
        PartitionWindow known = window.of(partition);
        if (known == null) {
            known = restored(partition);
        }
        if (known != null && known.isBehind(first)) {
            LOG.warn("{} begins again at {}: its log was truncated or the topic made anew", partition, first);
            return window.open(partition, OffsetMap.upTo(first));
        }
        return known;
    }

    private @Nullable PartitionWindow restored(TopicPartition partition) {
        OffsetMap map;
        try {
            map = committed.of(Set.of(partition)).getOrDefault(partition, OffsetMap.upTo(0));
        } catch (KafkaException unanswered) {
            LOG.warn("{}: what is finished cannot be read now and is asked again", partition, unanswered);
            return null;
        }
        if (!map.beyond().isEmpty()) {
            LOG.info("{} goes on at {}; {} requests beyond are finished", partition, map.next(), map.sizeBeyond());
        }
        return window.open(partition, map);
    }
}
