package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.schemas.deadletter.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("broker")
@Timeout(120)
class WorkLoopTest {

    @RegisterExtension
    static final TestCluster cluster = new TestCluster();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void answersEveryRequestCompletely() throws Exception {
        String name = cluster.topics("complete");
        cluster.publish(name + ".requests", List.of("a", "b"));

        start(cluster.settings(name), new EchoWork(name + ".results"));

        assertThat(cluster.committed(name + ".results", 6))
                .containsExactlyInAnyOrder("a/0", "a/1", "a/2", "b/0", "b/1", "b/2");
    }

    @Test
    void setsAPoisonousRequestAsideAndGoesOn() throws Exception {
        String name = cluster.topics("poison");
        cluster.publish(name + ".requests", List.of("a", "poison", "b"));

        start(cluster.settings(name), new EchoWork(name + ".results"));

        assertThat(cluster.committed(name + ".results", 6)).hasSize(6);
        assertThat(cluster.records(name + ".failures", "read_committed", 1))
                .singleElement()
                .satisfies(WorkLoopTest::isTheLetterOfPoison);
    }

    @Test
    void staysInItsGroupWhileWorkTakesLongerThanThePollInterval() throws Exception {
        String name = cluster.topics("long");
        cluster.publish(name + ".requests", List.of("a"));
        Gate gate = new Gate(new EchoWork(name + ".results"));
        CountDownLatch dropped = new CountDownLatch(1);
        WorkSettings settings = cluster.settings(name);
        WorkSettings impatient = WorkSettings.of(
                name,
                settings.inputTopic(),
                settings.failuresTopic(),
                settings.clients().withConsumer(Map.of("max.poll.interval.ms", "1500")));

        start(impatient, gate, new WorkListener() {
            @Override
            public void dropped(Request request) {
                dropped.countDown();
            }
        });
        gate.awaitWork();
        boolean droppedMeanwhile = dropped.await(4, TimeUnit.SECONDS);
        gate.open();

        assertThat(droppedMeanwhile).isFalse();
        assertThat(cluster.committed(name + ".results", 3)).containsExactlyElementsOf(EchoWork.answers("a"));
        assertThat(gate.entered()).isEqualTo(1);
    }

    @Test
    void makesNothingOfAFailedTransactionVisible() throws Exception {
        String name = cluster.topics("aborted");
        cluster.publish(name + ".requests", List.of("a"));

        startFaulty(name, FaultyClients.Fault.before("commitTransaction", WorkLoopTest::failure));

        assertThat(cluster.committed(name + ".results", 3)).containsExactlyElementsOf(EchoWork.answers("a"));
        assertThat(cluster.records(name + ".results", "read_uncommitted", 6)).hasSize(6);
        assertThat(meters.get("offshoot.transactions.aborted").counter().count())
                .isEqualTo(1);
    }

    @Test
    void publishesNothingTwiceWhenTheAnswerToACommitIsLost() throws Exception {
        String name = cluster.topics("lost-answer");
        cluster.publish(name + ".requests", List.of("a", "b"));

        startFaulty(name, FaultyClients.Fault.after("commitTransaction", WorkLoopTest::failure));

        assertThat(cluster.committed(name + ".results", 6)).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void endsWithTheErrorThatKillsAWorkThread() throws Exception {
        String name = cluster.topics("broken-install");
        cluster.publish(name + ".requests", List.of("a"));

        WorkLoop loop = start(cluster.settings(name).withDrainTimeout(Duration.ofMillis(100)), context -> {
            throw new UnsatisfiedLinkError("no libtorch");
        });

        assertThat(loop.ended().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableThat()
                .havingCause()
                .withMessage("no libtorch");
    }

    @Test
    void finishesWhatHasBegunWhenItCloses() throws Exception {
        String name = cluster.topics("drain");
        cluster.publish(name + ".requests", List.of("a"));
        Gate gate = new Gate(new EchoWork(name + ".results"));
        WorkLoop loop = start(cluster.settings(name), gate);
        gate.awaitWork();

        CompletableFuture<Void> closing = CompletableFuture.runAsync(loop::close);
        gate.open();
        closing.join();

        assertThat(cluster.committed(name + ".results", 3)).containsExactlyElementsOf(EchoWork.answers("a"));
    }

    @Test
    void givesBackWhatDoesNotFinishWithinTheDrainTimeout() throws Exception {
        String name = cluster.topics("handback");
        cluster.publish(name + ".requests", List.of("a"));
        Gate gate = new Gate(new EchoWork(name + ".results"));
        WorkLoop stuck = start(cluster.settings(name).withDrainTimeout(Duration.ofMillis(100)), gate);
        gate.awaitWork();

        stuck.close();

        start(cluster.settings(name), new EchoWork(name + ".results"));

        assertThat(cluster.committed(name + ".results", 3)).containsExactlyElementsOf(EchoWork.answers("a"));
    }

    @Test
    void setsARequestAsideWhoseResultNoBrokerTakes() throws Exception {
        String name = cluster.topics("large");
        cluster.publish(name + ".requests", List.of("a"));
        WorkSettings settings = cluster.settings(name);
        byte[] large = new byte[2 << 20];
        Work work = context -> new WorkResult(
                List.of(new ProducerRecord<>(name + ".results", context.record().key(), large)), 1, "a large one");

        start(settings, work);

        assertThat(cluster.records(name + ".failures", "read_committed", 1))
                .singleElement()
                .satisfies(record ->
                        assertThat(DeadLetter.from(record.headers()).reason()).isEqualTo("result-too-large"));
    }

    @Test
    void setsNothingAsideWhileTheDeviceIsGone() throws Exception {
        String name = cluster.topics("device-gone");
        cluster.publish(name + ".requests", List.of("a", "b", "c", "d", "e"));
        CountDownLatch paused = new CountDownLatch(1);
        AtomicBoolean gone = new AtomicBoolean(true);
        RetrySettings patient = new RetrySettings(2, Duration.ofMillis(10), Duration.ofSeconds(30));
        WorkLoop loop = start(
                cluster.settings(name).withRetry(patient),
                context -> {
                    if (gone.get()) {
                        throw new IllegalStateException("no device");
                    }
                    return new EchoWork(name + ".results").run(context);
                },
                new WorkListener() {
                    @Override
                    public void paused(Throwable cause, Duration delay) {
                        paused.countDown();
                    }
                });
        await(paused);

        boolean workingMeanwhile = loop.health().working();
        gone.set(false);

        assertThat(cluster.committed(name + ".results", 15)).hasSize(15).doesNotHaveDuplicates();
        assertThat(cluster.committed(name + ".failures", 0)).isEmpty();
        assertThat(workingMeanwhile).isFalse();
    }

    private WorkLoop start(WorkSettings settings, Work work, WorkListener... listeners) {
        return cluster.closing(WorkLoop.start(settings, work, meters, List.of(listeners)));
    }

    private static void isTheLetterOfPoison(ConsumerRecord<byte[], byte[]> record) {
        DeadLetter letter = DeadLetter.from(record.headers());
        assertThat(record.key()).isEqualTo(TestCluster.bytes("poison"));
        assertThat(record.value()).isEqualTo(TestCluster.bytes("request poison"));
        assertThat(letter.reason()).isEqualTo("poison");
        assertThat(letter.sentence()).isEqualTo("this request is poison; leave it out");
        assertThat(letter.origin().topic()).isEqualTo("poison.requests");
        assertThat(letter.workerVersion()).isEqualTo(WorkerVersion.current());
    }

    private void startFaulty(String name, FaultyClients.Fault fault) {
        WorkSettings settings = cluster.settings(name);
        Clients clients = new FaultyClients(Clients.of(settings.clients()), fault);
        cluster.closing(WorkLoop.start(settings, new EchoWork(name + ".results"), meters, List.of(), clients));
    }

    private static void failure() {
        throw new KafkaException("the broker is away");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
