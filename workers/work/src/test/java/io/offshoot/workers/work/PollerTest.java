package io.offshoot.workers.work;

import static io.offshoot.workers.work.MockedPoller.fail;
import static io.offshoot.workers.work.MockedPoller.finish;
import static io.offshoot.workers.work.MockedPoller.partition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetMapCodec;
import io.offshoot.workers.work.offset.OffsetRun;
import io.offshoot.workers.work.offset.UnreadableOffsetMapException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
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
    void publishesAFinishedRequestAtOnceWhateverIsUnfinishedBeforeIt() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        mocked.read(0, "slow");
        finish(mocked.read(0, "quick"));

        mocked.poller.turn();

        assertThat(mocked.published()).containsExactly("results:quick");
        assertThat(mocked.committed(0)).isEqualTo(0);
        assertThat(OffsetMapCodec.decode(0, mocked.committedMetadata(0)).beyond())
                .containsExactly(new OffsetRun(1, 2));
    }

    @Test
    void commitsTheOffsetBehindEverythingThatIsFinishedInARow() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        Task first = mocked.read(0, "a");
        finish(mocked.read(0, "b"));
        mocked.read(0, "c");
        finish(first);

        mocked.poller.turn();

        assertThat(mocked.published()).containsExactly("results:b", "results:a");
        assertThat(mocked.committed(0)).isEqualTo(2);
        assertThat(mocked.committedMetadata(0)).isEmpty();
    }

    @Test
    void skipsWhatTheLastOwnerOfAPartitionHasFinished() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        mocked.commitBefore(new OffsetMap(0, List.of(new OffsetRun(1, 2))));
        finish(mocked.read(0, "unfinished"));
        mocked.addUnread(0, "finished");
        mocked.poller.turn();
        finish(mocked.read(0, "next"));

        mocked.poller.turn();

        assertThat(mocked.published()).containsExactly("results:unfinished", "results:next");
        assertThat(mocked.committed(0)).isEqualTo(3);
    }

    @Test
    void endsWithASentenceWhenItsOwnMapIsDamaged() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        mocked.consumer.commitSync(Map.of(partition(0), new OffsetAndMetadata(0, "offshoot:AAAA")));
        mocked.addUnread(0, "a");

        assertThatThrownBy(mocked.poller::turn)
                .isInstanceOf(UnreadableOffsetMapException.class)
                .hasMessageContaining("requests-0 at offset 0 cannot be read (its checksum does not fit)")
                .hasMessageContaining("--reset-offsets");
    }

    @Test
    void ignoresMetadataOfAnotherProgram() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        mocked.consumer.commitSync(Map.of(partition(0), new OffsetAndMetadata(0, "set by hand")));
        finish(mocked.read(0, "a"));

        mocked.poller.turn();

        assertThat(mocked.published()).containsExactly("results:a");
    }

    @Test
    void beginsAgainWhenTheTopicWasMadeAnew() {
        MockedPoller mocked = new MockedPoller(4).assign(1);
        mocked.consumer.commitSync(Map.of(partition(0), new OffsetAndMetadata(500)));
        mocked.consumer.seek(partition(0), 0);
        finish(mocked.read(0, "first of the new topic"));

        mocked.poller.turn();

        assertThat(mocked.published()).containsExactly("results:first of the new topic");
        assertThat(mocked.committed(0)).isEqualTo(1);
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
        MockedPoller mocked = new MockedPoller(new Window(4, Long.MAX_VALUE), producer -> {
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
        MockedPoller mocked = new MockedPoller(new Window(4, Long.MAX_VALUE), producer -> {
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
