package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was polled and not taken is never committed past. */
@Timeout(60)
class IntakeTest {

    private static final TopicPartition PARTITION = MockedPoller.partition(0);
    private static final int REQUESTS = 60;

    @Test
    void takesAPollAgainWhenTheBrokerDidNotSayWhatIsFinished() {
        MockedPoller mocked = new MockedPoller(64).assign(1);
        Silences consumer = new Silences(new SplittableRandom(1), 1);
        Intake intake = intake(mocked, consumer);
        ConsumerRecords<byte[], byte[]> polled = polled(List.of(record(0), record(1)), 9);
        consumer.next = 9;

        intake.take(polled);

        assertThat(mocked.backlog.window().of(PARTITION)).isNull();
        assertThat(consumer.position(PARTITION)).isZero();
    }

    @Test
    void goesOnBehindAPollThatBroughtMoreThanTheWindowHolds() {
        MockedPoller mocked = new MockedPoller(1).assign(1);
        Intake intake = intake(mocked, new Silences(new SplittableRandom(1), 0));

        intake.take(polled(List.of(record(0), record(1), record(2)), 9));

        assertThat(mocked.backlog.window().size()).isEqualTo(3);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsCommittedNeverPassesARequestThatIsNotFinished(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Silences consumer = new Silences(random, 0.5);
        MockedPoller mocked = new MockedPoller(4);
        Intake intake = intake(mocked, consumer);
        List<Long> log = logWithGaps(random);
        consumer.log = log;
        List<Long> finished = new ArrayList<>();

        for (int turn = 0; finished.size() < log.size(); turn++) {
            assertThat(turn).as("turns, seed %d", seed).isLessThan(10_000);
            if (random.nextInt(20) == 0) {
                begin(consumer, mocked.backlog.window());
            }
            intake.take(consumer.poll(Duration.ZERO));
            finishSome(random, mocked.backlog.window());
            commit(consumer, mocked.backlog.window(), finished);
            assertThat(claimed(consumer, log)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(finished);
        }
    }

    private static Intake intake(MockedPoller mocked, Silences consumer) {
        begin(consumer, mocked.backlog.window());
        return new Intake(consumer, mocked.backlog, new WorkListener() {});
    }

    /** As after a rebalance: nothing is known of the partition, and reading goes on where the group committed. */
    private static void begin(Silences consumer, Window window) {
        window.drop(Set.of(PARTITION));
        consumer.seek(PARTITION, consumer.answer == null ? 0 : consumer.answer.offset());
    }

    private static void finishSome(SplittableRandom random, Window window) {
        PartitionWindow open = window.of(PARTITION);
        if (open != null) {
            open.tasks().stream()
                    .filter(task -> task.outcome() == null && random.nextInt(3) == 0)
                    .forEach(MockedPoller::finish);
        }
    }

    private static void commit(Silences consumer, Window window, List<Long> finished) {
        Finished ready = window.finished(Set.of(PARTITION));
        if (!ready.isEmpty()) {
            consumer.commitSync(ready.offsets());
            ready.tasks().forEach(task -> finished.add(task.offset()));
            window.remove(ready);
        }
    }

    private static List<Long> claimed(Silences consumer, List<Long> log) {
        OffsetAndMetadata committed = consumer.answer;
        return committed == null
                ? List.of()
                : log.stream()
                        .filter(PartitionWindowTest.mapOf(committed)::contains)
                        .toList();
    }

    private static List<Long> logWithGaps(SplittableRandom random) {
        List<Long> offsets = new ArrayList<>();
        long offset = 0;
        while (offsets.size() < REQUESTS) {
            offset += 1 + (random.nextInt(4) == 0 ? random.nextInt(9) : 0);
            offsets.add(offset);
        }
        return offsets;
    }

    private static ConsumerRecords<byte[], byte[]> polled(List<ConsumerRecord<byte[], byte[]>> records, long next) {
        return new ConsumerRecords<>(Map.of(PARTITION, records), Map.of(PARTITION, new OffsetAndMetadata(next)));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>(
                PARTITION.topic(), 0, offset, MockedPoller.bytes("k" + offset), MockedPoller.bytes("request"));
    }

    /** A consumer of one partition that can be read again, whose broker often does not say what is committed. */
    private static final class Silences extends MockConsumer<byte[], byte[]> {

        private final SplittableRandom random;
        private final double share;
        private List<Long> log = List.of();
        private long next;
        private @Nullable OffsetAndMetadata answer;

        Silences(SplittableRandom random, double share) {
            super("earliest");
            this.random = random;
            this.share = share;
        }

        /** Some records from where it stands, and further when none of the log is left before the next. */
        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            List<Long> offsets = log.stream()
                    .filter(offset -> offset >= next)
                    .limit(1 + random.nextInt(7))
                    .toList();
            if (offsets.isEmpty()) {
                return ConsumerRecords.empty();
            }
            long last = offsets.get(offsets.size() - 1);
            long following =
                    log.stream().filter(offset -> offset > last).findFirst().orElse(last + 1);
            next = random.nextBoolean() ? following : last + 1;
            return polled(offsets.stream().map(IntakeTest::record).toList(), next);
        }

        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
            next = offset;
        }

        @Override
        public synchronized long position(TopicPartition partition) {
            return next;
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
            if (random.nextDouble() < share) {
                throw new TimeoutException("no answer");
            }
            return answer == null ? Map.of() : Map.of(PARTITION, answer);
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            answer = offsets.get(PARTITION);
        }
    }
}
