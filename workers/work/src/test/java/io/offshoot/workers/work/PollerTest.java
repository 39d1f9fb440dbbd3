package io.offshoot.workers.work;

import static io.offshoot.workers.work.MockedPoller.fail;
import static io.offshoot.workers.work.MockedPoller.finish;
import static io.offshoot.workers.work.MockedPoller.partition;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class PollerTest {

    @Test
    void publishesAResultTogetherWithTheOffsetBehindIt() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        finish(mocked.read(0, "a"));

        mocked.poller.turn();

        assertThat(mocked.published()).containsExactly("results:a");
        assertThat(mocked.committed(0)).isEqualTo(1);
        assertThat(mocked.producers.get(0).commitCount()).isEqualTo(1);
    }

    @Test
    void publishesNothingBehindAnUnfinishedRequest() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        mocked.read(0, "slow");
        finish(mocked.read(0, "quick"));

        mocked.poller.turn();

        assertThat(mocked.published()).isEmpty();
        assertThat(mocked.committed(0)).isEqualTo(-1);
    }

    @Test
    void publishesEverythingUpToTheNextUnfinishedRequest() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        Task first = mocked.read(0, "a");
        finish(mocked.read(0, "b"));
        mocked.read(0, "c");
        finish(first);

        mocked.poller.turn();

        assertThat(mocked.published()).containsExactly("results:a", "results:b");
        assertThat(mocked.committed(0)).isEqualTo(2);
    }

    @Test
    void letsNoPartitionWaitForAnother() {
        MockedPoller mocked = new MockedPoller(4).assign(2);
        mocked.read(0, "slow");
        finish(mocked.read(1, "quick"));

        mocked.poller.turn();

        assertThat(mocked.published()).containsExactly("results:quick");
        assertThat(mocked.committed(0)).isEqualTo(-1);
        assertThat(mocked.committed(1)).isEqualTo(1);
    }

    @Test
    void opensNoTransactionWhileNothingIsFinished() {
        MockedPoller mocked = new MockedPoller(4).assign(1);

        mocked.read(0, "slow");

        assertThat(mocked.producers.get(0).transactionInFlight()).isFalse();
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

    @Test
    void neverPublishesWhatWasFinishedForALostPartition() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        Task task = mocked.read(0, "a");
        mocked.poller.onPartitionsLost(Set.of(partition(0)));
        finish(task);

        mocked.poller.turn();

        assertThat(mocked.published()).isEmpty();
        assertThat(task.isCancelled()).isTrue();
    }

    @Test
    void publishesWhatIsFinishedBeforeAPartitionGoes() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        finish(mocked.read(0, "done"));
        Task unfinished = mocked.read(0, "begun");

        mocked.poller.onPartitionsRevoked(Set.of(partition(0)));

        assertThat(mocked.published()).containsExactly("results:done");
        assertThat(unfinished.isCancelled()).isTrue();
    }

    @Test
    void publishesAFailureAsADeadLetterInTheOffsetsTransaction() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        fail(mocked.read(0, "poison"));

        mocked.poller.turn();

        assertThat(mocked.published()).containsExactly("failures:poison");
        assertThat(mocked.committed(0)).isEqualTo(1);
    }

    @Test
    void publishesAgainWithANewProducerAfterAFailedTransaction() {
        MockedPoller mocked = new MockedPoller(4, producer -> {
                    producer.sendOffsetsToTransactionException = new ProducerFencedException("fenced");
                    return producer;
                })
                .assign(1);
        finish(mocked.read(0, "a"));

        mocked.turnUntilProducers(2);
        mocked.poller.turn();

        assertThat(mocked.producers.get(0).history()).isEmpty();
        assertThat(mocked.producers.get(0).closed()).isTrue();
        assertThat(mocked.published()).containsExactly("results:a");
    }

    @Test
    void publishesNothingTwiceWhenACommitTimedOutButSucceeded() {
        MockedPoller mocked = new MockedPoller(4, producer -> {
                    producer.commitTransactionException = new TimeoutException("no answer");
                    return producer;
                })
                .assign(1);
        finish(mocked.read(0, "a"));
        mocked.consumer.commitSync(Map.of(partition(0), new OffsetAndMetadata(1)));

        mocked.turnUntilProducers(2);
        mocked.poller.turn();

        assertThat(mocked.producers).hasSize(2);
        assertThat(mocked.published()).isEmpty();
        assertThat(mocked.meters.get("offshoot.requests.finished").counter().count())
                .isEqualTo(1);
    }

    @Test
    void tellsListenersOnlyAfterTheCommit() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        finish(mocked.read(0, "a"));
        double before =
                mocked.meters.get("offshoot.requests.finished").counter().count();

        mocked.poller.turn();

        assertThat(List.of(
                        before,
                        mocked.meters
                                .get("offshoot.requests.finished")
                                .counter()
                                .count()))
                .containsExactly(0.0, 1.0);
    }
}
