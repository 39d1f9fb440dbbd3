package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkThreadTest {

    private static final RetrySettings THREE_ATTEMPTS =
            new RetrySettings(3, Duration.ofMillis(1), Duration.ofMillis(2));

    private static final long END = 1000;

    private final TaskQueue queue = new TaskQueue();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final WorkListener listener = new WorkListener() {};
    private Thread thread;

    @AfterEach
    void stop() {
        thread.interrupt();
    }

    @Test
    void keepsTheResult() throws InterruptedException {
        start(context -> WorkResult.skipped("nothing to do"));

        Outcome outcome = outcomeOf("a");

        assertThat(outcome).isInstanceOf(Outcome.Finished.class);
    }

    @Test
    void triesARecordThatIsItselfAtFaultOnce() throws InterruptedException {
        start(context -> {
            attempts.incrementAndGet();
            throw new WorkFailedException("bad-image", "the image is broken");
        });

        Outcome outcome = outcomeOf("a");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure())
                                .extracting(Failure::reason, Failure::attempts)
                                .containsExactly("bad-image", 1));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void givesUpOnAnUnforeseenErrorAfterTheLastAttempt() throws InterruptedException {
        start(context -> {
            throw new IllegalStateException("attempt " + attempts.incrementAndGet());
        });

        Outcome outcome = outcomeOf("a");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure())
                                .extracting(Failure::reason, Failure::sentence, Failure::attempts)
                                .containsExactly(Failure.UNEXPECTED, "attempt 3", 3));
    }

    @Test
    void waitsForAServiceBeyondAnyNumberOfAttempts() throws InterruptedException {
        start(context -> {
            if (attempts.incrementAndGet() <= 10) {
                throw new UnavailableException("no registry", new IOException("refused"));
            }
            return WorkResult.skipped("registry is back");
        });

        Outcome outcome = outcomeOf("a");

        assertThat(outcome).isInstanceOf(Outcome.Finished.class);
        assertThat(attempts).hasValue(11);
    }

    @Test
    void leavesACancelledTaskAlone() throws InterruptedException {
        start(context -> {
            attempts.incrementAndGet();
            return WorkResult.skipped("done");
        });
        Task cancelled = task("gone", 0);
        cancelled.cancel();
        queue.add(cancelled);

        outcomeOf("next");

        assertThat(attempts).hasValue(1);
        assertThat(cancelled.outcome()).isNull();
    }

    @Test
    void endsTheWorkOfATaskCancelledMeanwhile() throws InterruptedException {
        start(context -> {
            attempts.incrementAndGet();
            if (context.record().offset() == 0) {
                ((Task) context).cancel();
            }
            context.progress(1, 2);
            return WorkResult.skipped("done");
        });
        Task cancelled = task("gone", 0);
        queue.add(cancelled);

        outcomeOf("next");

        assertThat(cancelled.outcome()).isNull();
        assertThat(attempts).hasValue(2);
    }

    @Test
    void showsWhatWaitsUnderTheSameKey() throws InterruptedException {
        start(context -> WorkResult.skipped("done"));
        outcomeOf("warm");
        thread.interrupt();
        thread.join(10_000);
        Task first = task("wheat", 5);
        queue.add(task("barley", 6));
        queue.add(task("wheat", 7));

        List<ConsumerRecord<byte[], byte[]>> waiting = first.waitingWithSameKey();

        assertThat(waiting).extracting(ConsumerRecord::offset).containsExactly(7L);
    }

    private void start(Work work) {
        Timing timing = new Timing(Clock.systemUTC(), new SplittableRandom(1));
        Work unlessAtTheEnd = context -> context.record().offset() == END ? success() : work.run(context);
        Retrying retrying = new Retrying(THREE_ATTEMPTS, timing, listener);
        thread = new Thread(
                new WorkThread(unlessAtTheEnd, queue, new Breaker(queue, retrying), retrying), "work-thread-test");
        thread.setDaemon(true);
        thread.start();
    }

    private static WorkResult success() {
        return new WorkResult(List.of(new ProducerRecord<>("results", MockedPoller.bytes("end"))), 1, "the end");
    }

    /** Puts a task in and one behind it that succeeds, and waits until the thread is ready for the next. */
    private Outcome outcomeOf(String key) throws InterruptedException {
        Task task = task(key, 1);
        queue.add(task);
        queue.add(task("success", END));
        queue.add(new Task(record("end", END), queue, new WorkListener() {
            @Override
            public void started(Request request) {
                outcomes.add(task.outcome());
            }
        }));
        Outcome outcome = outcomes.poll(10, TimeUnit.SECONDS);
        assertThat(outcome).as("outcome within ten seconds").isNotNull();
        return outcome;
    }

    private Task task(String key, long offset) {
        return new Task(record(key, offset), queue, listener);
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, long offset) {
        return new ConsumerRecord<>("requests", 0, offset, MockedPoller.bytes(key), MockedPoller.bytes("value"));
    }
}
