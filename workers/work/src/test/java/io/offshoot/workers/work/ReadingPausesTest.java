package io.offshoot.workers.work;

import static io.offshoot.workers.work.MockedPoller.finish;
import static io.offshoot.workers.work.MockedPoller.partition;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a worker's poll thread pauses its partitions, and when it reads on. */
@Timeout(60)
class ReadingPausesTest {
    @Test
    void stopsReadingAPartitionWhoseFinishedRequestsCannotBeWrittenDown() {
        MockedPoller mocked = new MockedPoller(new Window(4, Long.MAX_VALUE, 0), UnaryOperator.identity()).assign(2);
        mocked.read(0, "slow");
        finish(mocked.read(0, "quick"));

        mocked.poller.turn();

        assertThat(mocked.consumer.paused()).containsExactly(partition(0));
        assertThat(mocked.published()).isEmpty();
    }

    @Test
    void readsOnWhenTheFinishedRequestsCanBeWrittenDownAgain() {
        MockedPoller mocked = new MockedPoller(new Window(4, Long.MAX_VALUE, 0), UnaryOperator.identity()).assign(1);
        Task slow = mocked.read(0, "slow");
        finish(mocked.read(0, "quick"));
        mocked.poller.turn();
        finish(slow);

        mocked.poller.turn();

        assertThat(mocked.consumer.paused()).isEmpty();
        assertThat(mocked.published()).containsExactly("results:slow", "results:quick");
    }

    @Test
    void readsNoMoreOnceItsRequestsTakeTooManyBytes() {
        MockedPoller mocked = new MockedPoller(new Window(4, 20), UnaryOperator.identity()).assign(1);
        mocked.read(0, "a");
        Set<TopicPartition> afterOne = mocked.consumer.paused();

        mocked.read(0, "b");

        assertThat(afterOne).isEmpty();
        assertThat(mocked.consumer.paused()).containsExactly(partition(0));
    }

    @Test
    void readsOneMoreWhenAllThatItHasFail() throws InterruptedException {
        MockedPoller mocked = new MockedPoller(3).assign(1);
        Breaker breaker = mocked.backlog.breaker();
        RuntimeException broken = new IllegalStateException("poison");
        Outcome.Failed failed = new Outcome.Failed(Failure.unexpected(broken, 1), Duration.ZERO);
        for (String key : List.of("a", "b", "c")) {
            breaker.exhausted(mocked.read(0, key), failed);
        }
        Set<TopicPartition> before = mocked.consumer.paused();
        for (int probe = 0; probe < 3; probe++) {
            Task task = mocked.take();
            breaker.awaitTurn(task);
            breaker.givesBack(task, broken);
        }

        mocked.poller.turn();

        assertThat(before).containsExactly(partition(0));
        assertThat(mocked.consumer.paused()).isEmpty();
    }

    @Test
    void readsNoMoreThanTwiceItsWindowWhateverFails() {
        Window window = new Window(1, Long.MAX_VALUE);
        MockedPoller mocked = new MockedPoller(window, UnaryOperator.identity()).assign(1);
        mocked.read(0, "a");
        boolean overfullWithOne = window.isOverfull();
        mocked.consumer.resume(mocked.consumer.paused());

        mocked.read(0, "b");

        assertThat(overfullWithOne).isFalse();
        assertThat(window.isOverfull()).isTrue();
    }

    @Test
    void pausesAllPartitionsWhenTheWindowIsFull() {
        MockedPoller mocked = new MockedPoller(2).assign(2);
        mocked.read(0, "a");

        mocked.read(1, "b");

        assertThat(mocked.consumer.paused()).containsExactlyInAnyOrder(partition(0), partition(1));
    }

    @Test
    void resumesWhenThereIsRoom() {
        MockedPoller mocked = new MockedPoller(1).assign(1);
        Task only = mocked.read(0, "a");
        finish(only);

        mocked.poller.turn();

        assertThat(mocked.consumer.paused()).isEmpty();
    }

    @Test
    void holdsNoMoreThanTheWindowTakes() {
        MockedPoller mocked = new MockedPoller(1).assign(1);
        mocked.read(0, "a");
        mocked.addUnread(0, "b");

        mocked.poller.turn();

        assertThat(mocked.consumer.position(partition(0))).isEqualTo(1);
        assertThat(mocked.meters.get("offshoot.requests.in.flight").gauge().value())
                .isEqualTo(1);
    }
}
