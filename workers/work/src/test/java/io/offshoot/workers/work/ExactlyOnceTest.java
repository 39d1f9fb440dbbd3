package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two workers that crash at every possible place of a transaction, and come and go, lose and double nothing. */
@Tag("broker")
@Timeout(300)
class ExactlyOnceTest {

    private static final int REQUESTS = 120;
    private static final int CRASHES = 6;

    @RegisterExtension
    static final TestCluster cluster = new TestCluster();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void givesEveryRequestItsResultsExactlyOnce(long seed) throws Exception {
        String name = cluster.topics("crashes-" + seed);
        List<String> keys =
                IntStream.range(0, REQUESTS).mapToObj(i -> "img-" + i).toList();
        cluster.publish(name + ".requests", keys);
        SplittableRandom random = new SplittableRandom(seed);

        workWithCrashes(name, random);
        workToTheEnd(name, random);

        List<String> expected =
                keys.stream().flatMap(key -> EchoWork.answers(key).stream()).toList();
        assertThat(cluster.committed(name + ".results", expected.size()))
                .as("results with seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(cluster.committed(name + ".failures", 0)).isEmpty();
    }

    /** One worker crashes after the other; beside them a steady one comes and goes, so that partitions move. */
    private static void workWithCrashes(String name, SplittableRandom random) throws InterruptedException {
        WorkLoop steady = start(name, "steady", Crash.never());
        for (int i = 0; i < CRASHES; i++) {
            Crash crash = Crash.draw(random);
            WorkLoop doomed = start(name, random.nextBoolean() ? "same" : "new-" + i, crash);
            crash.strikesOn(doomed);
            awaitEnd(doomed);
            if (random.nextBoolean()) {
                steady.close();
                steady = start(name, "steady", Crash.never());
            }
        }
        steady.halt();
    }

    private static void workToTheEnd(String name, SplittableRandom random) {
        List<WorkLoop> last =
                List.of(start(name, "same", Crash.never()), start(name, "last-" + random.nextInt(100), Crash.never()));
        cluster.committed(name + ".results", REQUESTS * EchoWork.RESULTS);
        last.forEach(WorkLoop::close);
    }

    private static WorkLoop start(String name, String instance, Crash crash) {
        WorkSettings base = cluster.settings(name);
        WorkSettings settings = new WorkSettings(
                base.worker(),
                base.inputTopic(),
                base.failuresTopic(),
                base.clients().withInstanceId(instance),
                3,
                base.maxBytesInFlight(),
                2,
                base.drainTimeout(),
                base.retry());
        return WorkLoop.start(
                settings,
                new EchoWork(name + ".results"),
                new SimpleMeterRegistry(),
                List.of(),
                new FaultyClients(Clients.of(settings.clients()), crash));
    }

    /** A worker that finds nothing left to do never crashes by itself; it is stopped then. */
    private static void awaitEnd(WorkLoop doomed) throws InterruptedException {
        try {
            doomed.ended().toCompletableFuture().get(8, TimeUnit.SECONDS);
        } catch (ExecutionException crashed) {
            assertThat(crashed).hasCauseInstanceOf(Crash.Crashed.class);
        } catch (TimeoutException idle) {
            doomed.halt();
        }
    }

    /** Stops a worker dead at a place of its n-th transaction. */
    private static final class Crash implements FaultyClients.Fault {

        private static final List<String> PLACES = List.of("sendOffsetsToTransaction", "commitTransaction");

        private final String place;
        private final boolean afterwards;
        private final int transaction;
        private final CompletableFuture<WorkLoop> worker = new CompletableFuture<>();
        private int seen;

        private Crash(String place, boolean afterwards, int transaction) {
            this.place = place;
            this.afterwards = afterwards;
            this.transaction = transaction;
        }

        static Crash draw(SplittableRandom random) {
            return new Crash(PLACES.get(random.nextInt(2)), random.nextBoolean(), 1 + random.nextInt(4));
        }

        static Crash never() {
            return new Crash("never", false, 0);
        }

        void strikesOn(WorkLoop loop) {
            worker.complete(loop);
        }

        @Override
        public void before(String call) {
            if (call.equals(place) && ++seen == transaction && !afterwards) {
                crash();
            }
        }

        @Override
        public void after(String call) {
            if (call.equals(place) && seen == transaction && afterwards) {
                crash();
            }
        }

        private void crash() {
            worker.join().halt();
            throw new Crashed();
        }

        static final class Crashed extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }
    }
}
