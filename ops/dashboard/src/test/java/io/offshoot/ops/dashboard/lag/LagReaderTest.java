package io.offshoot.ops.dashboard.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetRun;
import java.util.List;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@Tag("broker")
class LagReaderTest {
    private static LagCluster cluster;

    private String prefix;
    private String requests;

    @BeforeAll
    static void start() {
        cluster = new LagCluster();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void makeTopics(TestInfo test) throws Exception {
        prefix = test.getTestMethod().orElseThrow().getName();
        requests = prefix + ".edit-requests";
        cluster.create(prefix);
    }

    @Test
    void quietTopicsHaveNoLag() {
        LagReading reading = cluster.look(prefix);

        assertThat(reading.stages())
                .extracting(StageLag::stage)
                .containsExactly("topology", "waiting", "trainer", "editor");
        assertThat(reading.stages()).allSatisfy(lag -> {
            assertThat(lag.records()).isZero();
            assertThat(lag.seconds(cluster.now)).isZero();
        });
        assertThat(reading.exact()).isTrue();
    }

    @Test
    void allRecordsAreLagBeforeAnythingIsCommitted() throws Exception {
        cluster.publish(requests, 5, 90);

        StageLag editor = cluster.look(prefix, Stage.EDITOR);

        assertThat(editor.records()).isEqualTo(5);
        assertThat(editor.seconds(cluster.now)).isEqualTo(90);
    }

    @Test
    void theAgeIsThatOfTheFirstUnfinishedRecord() throws Exception {
        cluster.publish(requests, 5, 90);
        cluster.commit(prefix + "-editor", requests, OffsetMap.upTo(3));

        StageLag editor = cluster.look(prefix, Stage.EDITOR);

        assertThat(editor.records()).isEqualTo(2);
        assertThat(editor.seconds(cluster.now)).isEqualTo(87);
    }

    @Test
    void recordsFinishedBeyondTheCommittedOffsetAreNoLag() throws Exception {
        cluster.publish(requests, 8, 90);
        cluster.commit(
                prefix + "-editor", requests, new OffsetMap(2, List.of(new OffsetRun(3, 5), new OffsetRun(6, 7))));

        StageLag editor = cluster.look(prefix, Stage.EDITOR);

        assertThat(editor.records()).isEqualTo(3);
        assertThat(editor.seconds(cluster.now)).isEqualTo(88);
    }

    @Test
    void transactionMarkersAreNoRecords() throws Exception {
        cluster.publishInTransactions(requests, 6, cluster.now, true);

        assertThat(cluster.look(prefix, Stage.EDITOR).records()).isEqualTo(6);
    }

    @Test
    void theMarkerBehindTheLastFinishedRecordIsNoLag() throws Exception {
        cluster.publishInTransactions(requests, 6, cluster.now, true);
        cluster.commit(prefix + "-editor", requests, OffsetMap.upTo(11));

        StageLag editor = cluster.look(prefix, Stage.EDITOR);

        assertThat(editor.records()).isZero();
        assertThat(editor.seconds(cluster.now)).isZero();
    }

    @Test
    void recordsOfAbortedTransactionsAreNoLag() throws Exception {
        cluster.publishInTransactions(requests, 3, cluster.now, false);

        assertThat(cluster.look(prefix, Stage.EDITOR).records()).isZero();
    }

    @Test
    void photosWaitInTheTopologyFromTheirArrivalUntilTheyAreTaken() throws Exception {
        String changelog = Stage.waitingTopic(prefix);
        cluster.publish(changelog, "first", new byte[10], 300);
        cluster.publish(changelog, "second", new byte[10], 200);
        cluster.publish(changelog, "third", new byte[10], 100);
        cluster.publish(changelog, "first", null, 50);

        StageLag waiting = cluster.look(prefix, Stage.WAITING);

        assertThat(waiting.records()).isEqualTo(2);
        assertThat(waiting.seconds(cluster.now)).isEqualTo(200);
    }

    @Test
    void aShareGroupCountsWhereNobodyIsInTheConsumerGroup() throws Exception {
        cluster.publish(requests, 5, 90);
        cluster.moveShareGroup(prefix + "-editor-queue", requests, 2);

        StageLag editor = cluster.look(prefix, Stage.EDITOR);

        assertThat(editor.group()).isEqualTo(prefix + "-editor-queue");
        assertThat(editor.records()).isEqualTo(3);
        assertThat(editor.seconds(cluster.now)).isEqualTo(88);
    }

    @Test
    void aRecordFromTheFutureIsNotOlderThanNothing() throws Exception {
        cluster.publish(requests, 1, -60);

        assertThat(cluster.look(prefix, Stage.EDITOR).seconds(cluster.now)).isZero();
    }

    @Test
    void aServiceWithoutTopicsIsNamed() {
        assertThatThrownBy(() -> cluster.look("nobody"))
                .isInstanceOf(UnknownTopicOrPartitionException.class)
                .hasMessage("the cluster has no topic nobody.images");
    }
}
