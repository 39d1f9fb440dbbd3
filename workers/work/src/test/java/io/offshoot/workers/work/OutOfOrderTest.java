package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that finish before earlier ones are published at once, and never asked for again. */
@Tag("broker")
@Timeout(120)
class OutOfOrderTest {

    @RegisterExtension
    static final TestCluster cluster = new TestCluster();

    @Test
    void asksAfterACrashOnlyForWhatWasNotFinished() throws Exception {
        String name = cluster.topics("crash");
        publish(name, 0, "slow", "a", "b", "c", "d");
        CountDownLatch quick = new CountDownLatch(4);
        WorkLoop doomed = start(name, new KeyedGate(name + ".results"), quick);
        await(quick);

        doomed.halt();
        KeyedGate successor = opened(name);
        start(name, successor, new CountDownLatch(0));

        assertThat(cluster.committed(name + ".results", 15))
                .containsExactlyInAnyOrderElementsOf(answers("slow", "a", "b", "c", "d"));
        assertThat(successor.asked()).containsExactly("slow");
    }

    @Test
    void asksTheNewOwnerOfAPartitionOnlyForWhatWasNotFinished() throws Exception {
        String name = cluster.topics("moved");
        for (int partition = 0; partition < TestCluster.PARTITIONS; partition++) {
            publish(name, partition, "slow-" + partition, "quick-" + partition);
        }
        CountDownLatch quick = new CountDownLatch(TestCluster.PARTITIONS);
        KeyedGate first = new KeyedGate(name + ".results");
        start(name, first, quick);
        await(quick);

        CountDownLatch taken = new CountDownLatch(1);
        KeyedGate second = opened(name);
        start(name, second, taken);
        await(taken);
        first.open();

        assertThat(cluster.committed(name + ".results", 24)).hasSize(24).doesNotHaveDuplicates();
        assertThat(second.asked()).isNotEmpty().allMatch(key -> key.startsWith("slow"));
    }

    @Test
    void leavesNothingOutBehindTransactionMarkersAndAbortedRecords() throws Exception {
        String name = cluster.topics("gaps");
        publishInTransactions(name + ".requests", List.of("a", "ABORT", "slow", "b", "ABORT", "c"));
        CountDownLatch quick = new CountDownLatch(3);
        WorkLoop doomed = start(name, new KeyedGate(name + ".results"), quick);
        await(quick);

        doomed.halt();
        KeyedGate successor = opened(name);
        start(name, successor, new CountDownLatch(0));

        assertThat(cluster.committed(name + ".results", 12))
                .containsExactlyInAnyOrderElementsOf(answers("a", "slow", "b", "c"));
        assertThat(successor.asked()).containsExactly("slow");
    }

    @Test
    void handsOverUnderTheNewConsumerProtocolToo() throws Exception {
        String name = cluster.topics("new-protocol");
        publish(name, 0, "slow", "a", "b");
        ClientSettings clients =
                ClientSettings.of(cluster.bootstrapServers(), name).withConsumer(Map.of("group.protocol", "consumer"));
        CountDownLatch quick = new CountDownLatch(2);
        WorkLoop leaving = start(cluster.settings(name, clients), new KeyedGate(name + ".results"), quick);
        await(quick);

        leaving.close();
        KeyedGate successor = opened(name);
        start(cluster.settings(name, clients), successor, new CountDownLatch(0));

        assertThat(cluster.committed(name + ".results", 9)).hasSize(9).doesNotHaveDuplicates();
        assertThat(successor.asked()).containsExactly("slow");
    }

    @Test
    void goesOnAtOnceWhenAStaticMemberComesBackUnderItsName() throws Exception {
        String name = cluster.topics("static");
        publish(name, 0, "slow", "a", "b");
        ClientSettings clients = ClientSettings.of(cluster.bootstrapServers(), name)
                .withInstanceId("editor-1")
                .withConsumer(Map.of("group.instance.id", "editor-1", "session.timeout.ms", "300000"));
        CountDownLatch quick = new CountDownLatch(2);
        WorkLoop doomed = start(cluster.settings(name, clients), new KeyedGate(name + ".results"), quick);
        await(quick);

        doomed.halt();
        KeyedGate successor = opened(name);
        start(cluster.settings(name, clients), successor, new CountDownLatch(0));

        assertThat(cluster.committed(name + ".results", 9)).hasSize(9).doesNotHaveDuplicates();
        assertThat(successor.asked()).containsExactly("slow");
    }

    @Test
    void finishesRequestsOfOneKeyInTheirOrder() throws Exception {
        String name = cluster.topics("key-order");
        publish(name, 0, "slow", "slow", "other");
        CountDownLatch other = new CountDownLatch(1);
        KeyedGate gate = new KeyedGate(name + ".results");
        start(name, gate, other);
        await(other);

        List<String> askedBefore = List.copyOf(gate.asked());
        gate.open();

        assertThat(cluster.committed(name + ".results", 9)).hasSize(9);
        assertThat(askedBefore).containsExactlyInAnyOrder("slow", "other");
        assertThat(gate.asked()).hasSize(3);
    }

    private KeyedGate opened(String name) {
        KeyedGate gate = new KeyedGate(name + ".results");
        gate.open();
        return gate;
    }

    private WorkLoop start(String name, Work work, CountDownLatch finished) {
        return start(cluster.settings(name), work, finished);
    }

    private WorkLoop start(WorkSettings settings, Work work, CountDownLatch finished) {
        WorkSettings wide = settings.withMaxInFlight(8).withThreads(5).withDrainTimeout(Duration.ofMillis(100));
        return cluster.closing(WorkLoop.start(wide, work, new SimpleMeterRegistry(), List.of(new WorkListener() {
            @Override
            public void finished(Request request, WorkResult result, Duration elapsed) {
                finished.countDown();
            }
        })));
    }

    private static void publish(String name, int partition, String... keys) throws Exception {
        cluster.publish(Stream.of(keys)
                .map(key -> record(name + ".requests", partition, key))
                .toList());
    }

    /** Every record in a transaction of its own, those called ABORT in one that is aborted. */
    private static void publishInTransactions(String topic, List<String> keys) throws Exception {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "transactional.id", topic);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (String key : keys) {
                producer.beginTransaction();
                producer.send(record(topic, 0, key)).get();
                if (key.equals("ABORT")) {
                    producer.abortTransaction();
                } else {
                    producer.commitTransaction();
                }
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, String key) {
        return new ProducerRecord<>(topic, partition, TestCluster.bytes(key), TestCluster.bytes("request " + key));
    }

    private static List<String> answers(String... keys) {
        return Stream.of(keys).flatMap(key -> EchoWork.answers(key).stream()).toList();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    }
}
