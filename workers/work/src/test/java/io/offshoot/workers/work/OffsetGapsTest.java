package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Offsets without a record, on a real broker, are finished like those of requests that were answered. */
@Tag("broker")
@Timeout(120)
class OffsetGapsTest {

    private static final int SEGMENT_MILLIS = 60_000;

    @RegisterExtension
    static final TestCluster cluster = new TestCluster();

    @Test
    void theMarkersBehindTheLastRequestAreCommittedWithIt() throws Exception {
        String name = cluster.topics("markers");
        publishInOneTransaction(name + ".requests", "a", "slow");
        KeyedGate gate = new KeyedGate(name + ".results");
        start(name, gate);
        cluster.committed(name + ".results", EchoWork.RESULTS); // the loop polls on meanwhile

        gate.open();

        assertThat(cluster.committed(name + ".results", 6)).containsExactlyInAnyOrderElementsOf(answers("a", "slow"));
        assertThat(committed(name)).isEqualTo(new OffsetAndMetadata(3));
    }

    @Test
    void requestsThatCompactionRemovedAreNotWaitedFor() throws Exception {
        String name = compacted("compacted", "a", "b", "a", "slow", "a", "c");
        KeyedGate gate = new KeyedGate(name + ".results");
        WorkLoop doomed = start(name, gate);
        cluster.committed(name + ".results", 4 * EchoWork.RESULTS);

        doomed.halt();
        KeyedGate successor = new KeyedGate(name + ".results");
        successor.open();
        start(name, successor);

        assertThat(cluster.committed(name + ".results", 5 * EchoWork.RESULTS))
                .containsExactlyInAnyOrderElementsOf(answers("b", "slow", "a", "c", "roll"));
        assertThat(successor.asked()).containsExactly("slow");
        assertThat(committed(name)).isEqualTo(new OffsetAndMetadata(7));
    }

    private WorkLoop start(String name, Work work) {
        WorkSettings settings =
                cluster.settings(name).withMaxInFlight(8).withThreads(5).withDrainTimeout(Duration.ofMillis(100));
        return cluster.closing(WorkLoop.start(settings, work, new SimpleMeterRegistry(), List.of()));
    }

    /** Topics of which the requests that have a newer one of their key are gone; the last request is one called roll. */
    private static String compacted(String name, String... keys) throws Exception {
        cluster.create(List.of(
                new NewTopic(name + ".requests", TestCluster.PARTITIONS, (short) 1)
                        .configs(Map.of(
                                "cleanup.policy", "compact",
                                "min.cleanable.dirty.ratio", "0.01",
                                "segment.ms", Integer.toString(SEGMENT_MILLIS))),
                new NewTopic(name + ".results", TestCluster.PARTITIONS, (short) 1),
                new NewTopic(name + ".failures", TestCluster.PARTITIONS, (short) 1)));
        long now = Instant.now().toEpochMilli();
        long earlier = now - 2 * SEGMENT_MILLIS;
        cluster.publish(Stream.of(keys)
                .map(key -> record(name + ".requests", earlier, key))
                .toList());
        cluster.publish(List.of(record(name + ".requests", now, "roll")));
        long left = Stream.of(keys).distinct().count() + 1;
        awaitRecords(name + ".requests", left);
        return name;
    }

    private static void awaitRecords(String topic, long left) {
        Instant deadline = Instant.now().plusSeconds(60);
        while (cluster.records(topic, "read_committed", 1).size() > left) {
            assertThat(Instant.now()).as("compacted by").isBefore(deadline);
        }
    }

    private static void publishInOneTransaction(String topic, String... keys) throws Exception {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "transactional.id", topic);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String key : keys) {
                producer.send(record(topic, Instant.now().toEpochMilli(), key)).get();
            }
            producer.commitTransaction();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, long timestamp, String key) {
        return new ProducerRecord<>(topic, 0, timestamp, TestCluster.bytes(key), TestCluster.bytes("request " + key));
    }

    /** What the group has committed of partition 0, without the leader's epoch. */
    private static OffsetAndMetadata committed(String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(
                            group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(group + ".requests", 0));
            return new OffsetAndMetadata(committed.offset(), committed.metadata());
        }
    }

    private static List<String> answers(String... keys) {
        return Stream.of(keys).flatMap(key -> EchoWork.answers(key).stream()).toList();
    }
}
