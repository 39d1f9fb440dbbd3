package io.offshoot.ops.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.Concept;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewestRecordsTest {
    @Test
    void theNewestOfEachKeyCountsAndThoseTakenBackDoNot() {
        TopicPartition partition = new TopicPartition("offshoot.concepts", 0);
        try (MockConsumer<String, Concept> consumer = new MockConsumer<>("earliest")) {
            consumer.updatePartitions(
                    partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, null, null, null)));
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            consumer.updateEndOffsets(Map.of(partition, 4L));
            consumer.schedulePollTask(() -> {
                add(consumer, 0, "rye", concept("rye", 1));
                add(consumer, 1, "oat", concept("oat", 1));
                add(consumer, 2, "rye", concept("rye", 2));
                add(consumer, 3, "oat", null);
            });

            SortedMap<String, Concept> concepts = NewestRecords.read(consumer, partition.topic());

            assertThat(concepts.values()).singleElement().satisfies(concept -> {
                assertThat(concept.getLabel()).isEqualTo("rye");
                assertThat(concept.getVersion()).isEqualTo(2);
            });
        }
    }

    private static void add(
            MockConsumer<String, Concept> consumer, long offset, String key, @Nullable Concept concept) {
        consumer.addRecord(new ConsumerRecord<>("offshoot.concepts", 0, offset, key, concept));
    }

    private static Concept concept(String label, int version) {
        return Concept.newBuilder()
                .setLabel(label)
                .setVersion(version)
                .setToken("<" + label + ">")
                .setVectors(List.of(List.of(1f)))
                .setBaseModel("tiny")
                .build();
    }
}
