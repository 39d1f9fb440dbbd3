package io.offshoot.ops.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.schemas.avro.LabelledImage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TrainingReaderTest {
    private static final TopicPartition REAL = new TopicPartition("real", 0);
    private static final TopicPartition SYNTHETIC = new TopicPartition("synthetic", 0);

    private final MockConsumer<String, LabelledImage> consumer = consumer();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final List<String> read = new ArrayList<>();

    @Test
    void readsBothTopicsFromTheBeginningToTheEndAsItWas() {
        TrainingReader reader = reader(Map.of(REAL, 1L, SYNTHETIC, 2L));
        consumer.addRecord(record(REAL, 0, "1"));
        consumer.addRecord(record(SYNTHETIC, 0, "1a"));
        consumer.addRecord(record(SYNTHETIC, 1, "1b"));

        reader.read(ReadLimit.currentEnd(), image -> read.add(image.getImageId()));

        assertThat(read).containsExactlyInAnyOrder("1", "1a", "1b");
    }

    @Test
    void emptyTopicsEndAtOnce() {
        TrainingReader reader = reader(Map.of(REAL, 0L, SYNTHETIC, 0L));

        reader.read(ReadLimit.currentEnd(), image -> read.add(image.getImageId()));

        assertThat(read).isEmpty();
    }

    @Test
    void goesOnUntilNothingNewHasComeForSoLong() {
        TrainingReader reader = reader(Map.of(REAL, 0L, SYNTHETIC, 0L));
        consumer.schedulePollTask(() -> now.set(Instant.ofEpochSecond(20)));
        consumer.schedulePollTask(() -> consumer.addRecord(record(REAL, 0, "late")));
        consumer.schedulePollTask(() -> now.set(Instant.ofEpochSecond(51)));

        reader.read(ReadLimit.idleFor(Duration.ofSeconds(30)), image -> read.add(image.getImageId()));

        assertThat(read).containsExactly("late");
    }

    @Test
    void endsWhenStopped() {
        TrainingReader reader = reader(Map.of(REAL, 0L, SYNTHETIC, 0L));
        consumer.schedulePollTask(reader::stop);

        reader.read(ReadLimit.endless(), image -> read.add(image.getImageId()));

        assertThat(read).isEmpty();
    }

    private TrainingReader reader(Map<TopicPartition, Long> ends) {
        consumer.updateEndOffsets(ends);
        return new TrainingReader(consumer, List.of("real", "synthetic"), now::get);
    }

    private static ConsumerRecord<String, LabelledImage> record(TopicPartition partition, long offset, String id) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, id, Images.real(id, "wheat"));
    }

    private static MockConsumer<String, LabelledImage> consumer() {
        MockConsumer<String, LabelledImage> consumer = new MockConsumer<>("earliest");
        for (TopicPartition partition : List.of(REAL, SYNTHETIC)) {
            Node[] none = {};
            consumer.updatePartitions(
                    partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, Node.noNode(), none, none)));
        }
        consumer.updateBeginningOffsets(Map.of(REAL, 0L, SYNTHETIC, 0L));
        return consumer;
    }
}
