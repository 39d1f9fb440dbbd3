package io.offshoot.ops.dashboard.watch;

import io.offshoot.ops.dashboard.lag.Stage;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows the topics with one consumer without a group. What is kept compacted is read from its beginning, the rest from
 * its beginning while that is a short way, else from so far before its end.
 */
final class TopicTail implements AutoCloseable {
    /** Offsets of a partition that are read at most when it starts. */
    private static final long SHORT = 2_000;

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private boolean whole = true;

    TopicTail(Consumer<byte[], byte[]> consumer, Topics topics) {
        this.consumer = consumer;
        this.topics = topics;
    }

    /** Goes to where reading begins. */
    void open() {
        List<TopicPartition> compacted = partitions(Stream.of(topics.concepts().name()));
        List<TopicPartition> flow = partitions(Stream.of(
                        topics.real(),
                        topics.editRequests(),
                        topics.synthetic(),
                        topics.failures(),
                        topics.rejects(),
                        topics.conceptProgress())
                .map(Topic::name));
        List<TopicPartition> all = new ArrayList<>(compacted);
        all.addAll(flow);
        consumer.assign(all);
        consumer.seekToBeginning(compacted);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(flow);
        Map<TopicPartition, Long> ends = consumer.endOffsets(flow);
        whole = starts.values().stream().allMatch(start -> start == 0)
                && ends.values().stream().allMatch(end -> end <= SHORT);
        starts.forEach((partition, start) -> {
            long nearEnd = ends.getOrDefault(partition, start) - SHORT;
            consumer.seek(partition, whole ? start : Math.max(start, nearEnd));
        });
    }

    /** Whether everything ever published is read. */
    boolean isWhole() {
        return whole;
    }

    /** Begins to read the queue of the topology, once it is there. */
    void addQueue() {
        String queue = Stage.waitingTopic(topics.settings().prefix());
        boolean present =
                consumer.assignment().stream().anyMatch(each -> each.topic().equals(queue));
        List<TopicPartition> found = present ? List.of() : partitions(Stream.of(queue));
        if (!found.isEmpty()) {
            List<TopicPartition> all = new ArrayList<>(consumer.assignment());
            all.addAll(found);
            consumer.assign(all);
            consumer.seekToBeginning(found);
        }
    }

    ConsumerRecords<byte[], byte[]> poll(Duration moment) {
        return consumer.poll(moment);
    }

    /** Reads on from this record once more. */
    void again(ConsumerRecord<byte[], byte[]> record) {
        consumer.seek(new TopicPartition(record.topic(), record.partition()), record.offset());
    }

    /** Where the topics end now. */
    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(consumer.assignment());
    }

    /** Whether all before these ends was read. */
    boolean hasRead(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions(Stream<String> names) {
        return names.map(consumer::partitionsFor)
                .flatMap(Collection<PartitionInfo>::stream)
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }
}
