package io.offshoot.ops.dashboard.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetRun;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final Backlog backlog = new Backlog(OffsetMap.upTo(10));

    @Test
    void countsByOffsetWhatItHasNotRead() {
        read(10, 15);

        assertThat(backlog.unfinished(40)).isEqualTo(30);
    }

    @Test
    void leavesOutOffsetsThatNoRecordHas() {
        read(10, 12);
        backlog.readTo(20);

        assertThat(backlog.unfinished(20)).isEqualTo(2);
    }

    @Test
    void leavesOutWhatIsFinishedAndNotRead() {
        backlog.finish(new OffsetMap(10, List.of(new OffsetRun(30, 35))));

        assertThat(backlog.unfinished(40)).isEqualTo(25);
    }

    @Test
    void theOldestIsTheFirstThatIsNotFinishedWhateverLiesBetween() {
        backlog.finish(new OffsetMap(10, List.of(new OffsetRun(12, 14))));
        read(12, 16);

        assertThat(backlog.oldest()).contains(Instant.ofEpochMilli(14_000));
    }

    @Test
    void theOldestMayLieBehindYoungerOnes() {
        backlog.finish(new OffsetMap(10, List.of(new OffsetRun(12, 14))));
        read(10, 16);
        backlog.add(16, 11_500);
        backlog.add(17, 9_000);

        assertThat(backlog.oldest()).contains(Instant.ofEpochMilli(9_000));
    }

    @Test
    void forgetsWhatIsFinishedAndCountsIt() {
        read(10, 15);

        boolean elsewhere = backlog.finish(OffsetMap.upTo(13));

        assertThat(elsewhere).isFalse();
        assertThat(backlog.unfinished(15)).isEqualTo(2);
        assertThat(backlog.finishedSinceStart()).isEqualTo(3);
    }

    @Test
    void readsOnWhereTheGroupIsWhenThatIsFurther() {
        boolean elsewhere = backlog.finish(OffsetMap.upTo(50));

        assertThat(elsewhere).isTrue();
        assertThat(backlog.readTo()).isEqualTo(50);
    }

    @Test
    void startsAgainWhenTheGroupIsSetBack() {
        read(10, 15);

        boolean elsewhere = backlog.finish(OffsetMap.upTo(5));

        assertThat(elsewhere).isTrue();
        assertThat(backlog.readTo()).isEqualTo(5);
        assertThat(backlog.unfinished(15)).isEqualTo(10);
    }

    private void read(long from, long to) {
        for (long offset = from; offset < to; offset++) {
            backlog.add(offset, offset * 1000);
        }
        backlog.readTo(to);
    }
}
