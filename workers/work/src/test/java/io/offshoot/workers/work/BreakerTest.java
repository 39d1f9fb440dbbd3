package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BreakerTest {

    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final ManualClock clock = new ManualClock();
    private final List<String> told = new ArrayList<>();
    private final WorkListener listener = new WorkListener() {
        @Override
        public void paused(Throwable cause, Duration delay) {
            told.add("paused");
        }

        @Override
        public void resumed() {
            told.add("resumed");
        }
    };
    private final TaskQueue queue = new TaskQueue();
    private final Retrying retrying = new Retrying(
            new RetrySettings(1, Duration.ofSeconds(1), LONGEST), new Timing(clock, new SplittableRandom(1)), listener);
    private final Breaker breaker = new Breaker(queue, retrying);

    @Test
    void blamesTheRecordWhenAnotherOneSucceeds() {
        Task suspect = task(0);
        exhaust(suspect);

        breaker.succeeded();

        assertThat(suspect.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(breaker.health().working()).isTrue();
    }

    @Test
    void blamesNobodyBeforeThat() {
        Task suspect = task(0);

        exhaust(suspect);

        assertThat(suspect.outcome()).isNull();
    }

    @Test
    void blamesTheRecordWhenNothingElseIsTriedForLong() {
        Task suspect = task(0);
        exhaust(suspect);
        clock.advance(LONGEST);

        breaker.tick();

        assertThat(suspect.outcome()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void opensWhenThreeDifferentRecordsFailInARow() {
        List<Task> tasks = List.of(task(0), task(1), task(2));

        tasks.forEach(this::exhaust);

        assertThat(breaker.health().working()).isFalse();
        assertThat(breaker.health().sentence()).contains("the device is gone");
        assertThat(tasks).extracting(Task::outcome).containsOnlyNulls();
    }

    @Test
    void staysClosedWhenOneInBetweenSucceeds() {
        exhaust(task(0));
        exhaust(task(1));
        breaker.succeeded();

        exhaust(task(2));

        assertThat(breaker.health().working()).isTrue();
    }

    @Test
    void setsNothingAsideWhileItIsOpen() throws InterruptedException {
        List<Task> tasks = opened();
        clock.advance(LONGEST.multipliedBy(10));
        breaker.tick();
        Task probe = tasks.get(0);
        breaker.awaitTurn(probe);

        breaker.givesBack(probe, gone());

        assertThat(tasks).extracting(Task::outcome).containsOnlyNulls();
    }

    @Test
    void putsTheFailedOnesBehindTheWaitingOnes() throws InterruptedException {
        Task waiting = task(7);
        queue.add(waiting);

        opened();

        assertThat(queue.take()).isSameAs(waiting);
        assertThat(queue.take().offset()).isZero();
    }

    @Test
    void opensAtOnceWhenWhatAllNeedIsAway() {
        breaker.unavailable(task(0), gone());

        assertThat(breaker.health().working()).isFalse();
    }

    @Test
    void closesWhenAProbeSucceeds() throws InterruptedException {
        opened();
        clock.advance(Duration.ofSeconds(1));
        breaker.awaitTurn(task(9));

        breaker.succeeded();

        assertThat(breaker.health().working()).isTrue();
        assertThat(told).containsExactly("paused", "resumed");
    }

    @Test
    void waitsAgainWhenAProbeFails() throws InterruptedException {
        opened();
        clock.advance(Duration.ofSeconds(1));
        Task probe = task(9);
        breaker.awaitTurn(probe);

        boolean givenBack = breaker.givesBack(probe, gone());

        assertThat(givenBack).isTrue();
        assertThat(breaker.health().working()).isFalse();
        assertThat(told).containsExactly("paused", "paused");
    }

    @Test
    void triesOnlyOneRecordAtATimeWhileItIsOpen() throws InterruptedException {
        opened();
        clock.advance(Duration.ofSeconds(1));
        breaker.awaitTurn(task(9));
        Task second = task(10);
        Thread waiting = new Thread(() -> awaitTurn(second), "second");
        waiting.start();

        waiting.join(200);

        assertThat(waiting.isAlive()).isTrue();
        waiting.interrupt();
    }

    @Test
    void setsRecordsAsideThatFailWheneverTheOthersSucceed() {
        Task bad = task(0);
        for (int round = 0; round < 2; round++) {
            exhaust(bad);
            exhaust(task(1));
            exhaust(task(2));
            breaker.succeeded();
        }

        exhaust(bad);

        assertThat(bad.outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(breaker.health().working()).isTrue();
    }

    @Test
    void asksForAnotherRecordOnceAllHaveFailedAsProbes() throws InterruptedException {
        List<Task> tasks = opened();
        boolean before = breaker.hasTriedAll(tasks.size());

        for (Task task : tasks) {
            clock.advance(LONGEST);
            breaker.awaitTurn(task);
            breaker.givesBack(task, gone());
        }

        assertThat(before).isFalse();
        assertThat(breaker.hasTriedAll(tasks.size())).isTrue();
    }

    @Test
    void asksForNoOtherRecordWhileItIsClosed() {
        assertThat(breaker.hasTriedAll(0)).isFalse();
    }

    private List<Task> opened() {
        List<Task> tasks = List.of(task(0), task(1), task(2));
        tasks.forEach(this::exhaust);
        return tasks;
    }

    private void exhaust(Task task) {
        breaker.exhausted(task, new Outcome.Failed(Failure.unexpected(gone(), 1), Duration.ZERO));
    }

    private void awaitTurn(Task task) {
        try {
            breaker.awaitTurn(task);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Task task(long offset) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("requests", 0, offset, MockedPoller.bytes("key-" + offset), new byte[0]);
        return new Task(record, queue, listener);
    }

    private static IllegalStateException gone() {
        return new IllegalStateException("the device is gone");
    }
}
