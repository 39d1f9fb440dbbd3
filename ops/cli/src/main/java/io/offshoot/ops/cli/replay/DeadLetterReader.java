package io.offshoot.ops.cli.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads topics of dead letters from their beginning to what is committed there now. */
record DeadLetterReader(Consumer<byte[], byte[]> consumer) {
    private static final Duration POLL = Duration.ofMillis(250);

    void read(List<String> topics, java.util.function.Consumer<FoundLetter> letters) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> letters.accept(FoundLetter.of(record)));
        }
    }
}
