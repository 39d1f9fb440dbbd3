package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Workers that were thought dead and come back with results: nobody sees those. */
@Tag("broker")
@Timeout(120)
class ZombieTest {

    @RegisterExtension
    static final TestCluster cluster = new TestCluster();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void neverShowsTheResultsOfAZombie() throws Exception {
        String name = cluster.topics("zombie");
        cluster.publish(name + ".requests", List.of("a"));
        CountDownLatch frozen = new CountDownLatch(1);
        CountDownLatch replaced = new CountDownLatch(1);
        startZombie(name, frozen, replaced);
        await(frozen);

        start(cluster.settings(name), new EchoWork(name + ".results"), new WorkListener() {
            @Override
            public void finished(Request request, WorkResult result, Duration elapsed) {
                replaced.countDown();
            }
        });
        await(replaced);

        assertThat(cluster.committed(name + ".results", 3)).containsExactlyElementsOf(EchoWork.answers("a"));
        assertThat(cluster.records(name + ".results", "read_uncommitted", 6)).hasSize(6);
    }

    @Test
    void fencesAZombieOfItsOwnNameBeforeItsCommit() throws Exception {
        String name = cluster.topics("same-name");
        cluster.publish(name + ".requests", List.of("a"));
        ClientSettings named = cluster.settings(name).clients().withInstanceId("editor-1");
        CountDownLatch frozen = new CountDownLatch(1);
        CountDownLatch replaced = new CountDownLatch(1);
        startFrozen(name, named, "commitTransaction", frozen, replaced);
        await(frozen);

        start(cluster.settings(name, named), new EchoWork(name + ".results"), new WorkListener() {
            @Override
            public void finished(Request request, WorkResult result, Duration elapsed) {
                replaced.countDown();
            }
        });
        await(replaced);

        assertThat(cluster.committed(name + ".results", 3)).containsExactlyElementsOf(EchoWork.answers("a"));
        assertThat(cluster.records(name + ".results", "read_uncommitted", 6)).hasSize(6);
    }

    private WorkLoop start(WorkSettings settings, Work work, WorkListener... listeners) {
        return cluster.closing(WorkLoop.start(settings, work, meters, List.of(listeners)));
    }

    /** A worker that freezes between its results and their offsets until another has its partitions. */
    private void startZombie(String name, CountDownLatch frozen, CountDownLatch replaced) {
        startFrozen(name, cluster.settings(name).clients(), "sendOffsetsToTransaction", frozen, replaced);
    }

    private void startFrozen(
            String name, ClientSettings clients, String call, CountDownLatch frozen, CountDownLatch replaced) {
        ClientSettings sleepy = clients.withConsumer(Map.of("max.poll.interval.ms", "2000"))
                .withProducer(Map.of("transaction.timeout.ms", "60000"));
        FaultyClients.Fault freeze = FaultyClients.Fault.before(call, () -> {
            frozen.countDown();
            await(replaced);
        });
        Clients faulty = new FaultyClients(Clients.of(sleepy), freeze);
        cluster.closing(
                WorkLoop.start(cluster.settings(name), new EchoWork(name + ".results"), meters, List.of(), faulty));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
