package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.schemas.access.Principal;
import io.offshoot.schemas.deadletter.DeadLetterHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queue mode on a real broker whose locks last two seconds. */
@Tag("broker")
@Timeout(120)
class QueueLoopTest {

    @RegisterExtension
    static final TestCluster cluster = new TestCluster();

    private static final Path METRICS = Path.of(System.getProperty("offshoot.home"), "docs", "metrics.md");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void answersEveryRequestPublishedBeforeItCame() throws Exception {
        String name = cluster.topics("queue-all");
        List<String> keys = keys(20);
        cluster.publish(name + ".requests", keys);

        start(name, new EchoWork(name + ".results"));

        assertThat(cluster.committed(name + ".results", 60)).containsExactlyInAnyOrderElementsOf(answers(keys));
    }

    @Test
    void setsAsideWhatIsAtFaultItself() throws Exception {
        String name = cluster.topics("queue-poison");
        cluster.publish(name + ".requests", List.of("poison", "good"));

        start(name, new EchoWork(name + ".results"));

        assertThat(letters(name)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo(TestCluster.bytes("poison"));
            assertThat(letter.value()).isEqualTo(TestCluster.bytes("request poison"));
        });
    }

    @Test
    void anotherWorkerAnswersWhatAKilledOneHeld() throws Exception {
        String name = cluster.topics("queue-kill");
        Gate gate = new Gate(new EchoWork(name + ".results"));
        QueueLoop doomed = start(name, gate);
        cluster.publish(name + ".requests", keys(6));
        gate.awaitWork();

        doomed.halt();
        start(name, new EchoWork(name + ".results"));

        assertThat(cluster.committed(name + ".results", 18)).containsAll(answers(keys(6)));
    }

    @Test
    void answersWhatAFrozenWorkerHoldsOnceItsLockIsOver() throws Exception {
        String name = cluster.topics("queue-frozen");
        cluster.publish(name + ".requests", List.of("a"));
        try (ShareConsumer<byte[], byte[]> frozen = otherMember(name)) {
            acquired(frozen);

            // more members than partitions, so that another one reads the partition of the frozen one as well
            start(name, new EchoWork(name + ".results"), 2 * TestCluster.PARTITIONS);

            assertThat(cluster.committed(name + ".results", 3))
                    .containsExactlyInAnyOrderElementsOf(answers(List.of("a")));
        }
    }

    @Test
    void keepsARequestForAsLongAsTheWorkTakes() throws Exception {
        String name = cluster.topics("queue-renewed");
        cluster.publish(name + ".requests", List.of("slow"));
        AtomicInteger begun = new AtomicInteger();
        Work twoLocks = context -> {
            begun.incrementAndGet();
            awaitVainly(Duration.ofMillis(4500));
            return new EchoWork(name + ".results").run(context);
        };

        start(name, twoLocks);
        start(name, twoLocks);

        assertThat(cluster.committed(name + ".results", 3)).hasSize(3);
        assertThat(begun).hasValue(1);
    }

    @Test
    void whatNoWorkerSurvivesBecomesADeadLetter() throws Exception {
        String name = cluster.topics("queue-ceiling");
        cluster.publish(name + ".requests", List.of("deadly"));
        try (ShareConsumer<byte[], byte[]> dying = otherMember(name)) {
            for (int delivery = 0; delivery < 5; delivery++) {
                dying.acknowledge(acquired(dying), AcknowledgeType.RELEASE);
                dying.commitSync();
            }
        }

        start(name, new EchoWork(name + ".results"));

        assertThat(letters(name))
                .singleElement()
                .satisfies(letter -> assertThat(letter.headers()
                                .lastHeader(DeadLetterHeaders.REASON)
                                .value())
                        .isEqualTo(TestCluster.bytes("delivered-too-often")));
    }

    @Test
    void theLagOfTheShareGroupIsInTheListOfMetrics() throws Exception {
        start(cluster.topics("queue-metric"), new EchoWork("queue-metric.results"));

        String list = Files.readString(METRICS);

        assertThat(list)
                .contains(
                        "# HELP offshoot_share_group_lag_records " + lagMeter().getDescription())
                .contains("offshoot_share_group_lag_records{group=");
        assertThat(lagMeter().getTag("group")).isEqualTo("queue-metric-queue");
        assertThat(lagMeter().getTag("worker")).isEqualTo("queue-metric");
        assertThat(lagMeter().getBaseUnit()).isEqualTo("records");
    }

    @Test
    void moreWorkersThanPartitionsAllHaveWork() throws Exception {
        String name = cluster.topics("queue-many");
        List<Gate> gates = IntStream.range(0, TestCluster.PARTITIONS + 2)
                .mapToObj(i -> new Gate(new EchoWork(name + ".results")))
                .toList();
        gates.forEach(gate -> start(name, gate));

        cluster.publish(name + ".requests", keys(40));
        for (Gate gate : gates) {
            gate.awaitWork();
        }
        gates.forEach(Gate::open);

        assertThat(cluster.committed(name + ".results", 120)).containsExactlyInAnyOrderElementsOf(answers(keys(40)));
    }

    @Test
    void releasesOnDrainWhatItCannotFinish() throws Exception {
        String name = cluster.topics("queue-drain");
        Gate gate = new Gate(new EchoWork(name + ".results"));
        QueueLoop leaving = start(name, gate);
        cluster.publish(name + ".requests", List.of("a"));
        gate.awaitWork();

        leaving.close();
        start(name, new EchoWork(name + ".results"));

        assertThat(cluster.committed(name + ".results", 3)).containsExactlyInAnyOrderElementsOf(answers(List.of("a")));
    }

    @Test
    void exportsTheLagOfTheGroup() throws Exception {
        String name = cluster.topics("queue-lag");
        Gate gate = new Gate(new EchoWork(name + ".results"));
        cluster.publish(name + ".requests", keys(30));
        start(name, gate);
        gate.awaitWork();

        while (!(lag() > 0)) {
            awaitVainly(Duration.ofMillis(100));
        }

        assertThat(lag()).isEqualTo(30);
        gate.open();
    }

    private QueueLoop start(String name, Work work) {
        return start(name, work, 2);
    }

    private QueueLoop start(String name, Work work, int lanes) {
        WorkSettings settings = cluster.settings(name)
                .withMaxInFlight(lanes)
                .withThreads(lanes)
                .withDrainTimeout(Duration.ofMillis(500));
        return cluster.closing(QueueLoop.start(QueueSettings.of(settings), work, meters, List.of()));
    }

    /** A member of the group beside our workers. */
    private ShareConsumer<byte[], byte[]> otherMember(String name) {
        ClientSettings settings = cluster.settings(name).clients();
        QueueClients clients = QueueClients.of(settings);
        try (Admin admin = clients.admin()) {
            new ShareGroup(admin, settings.shareGroupId(), Principal.UNKNOWN).configure();
        }
        ShareConsumer<byte[], byte[]> member = clients.consumer(0);
        member.subscribe(Set.of(name + ".requests"));
        return member;
    }

    private static ConsumerRecord<byte[], byte[]> acquired(ShareConsumer<byte[], byte[]> member) {
        ConsumerRecords<byte[], byte[]> records = ConsumerRecords.empty();
        while (records.isEmpty()) {
            records = member.poll(Duration.ofMillis(100));
        }
        return records.iterator().next();
    }

    private static List<ConsumerRecord<byte[], byte[]>> letters(String name) {
        return cluster.records(name + ".failures", "read_committed", 1);
    }

    private Meter.Id lagMeter() {
        return meters.get("offshoot.share.group.lag").gauge().getId();
    }

    private double lag() {
        return meters.get("offshoot.share.group.lag").gauge().value();
    }

    private static void awaitVainly(Duration limit) {
        try {
            new CountDownLatch(1).await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new WorkCancelledException("stopped in the middle");
        }
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i).toList();
    }

    private static List<String> answers(List<String> keys) {
        return keys.stream().flatMap(key -> EchoWork.answers(key).stream()).toList();
    }
}
