package io.offshoot.workers.work.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetMapTest {

    @Test
    void endsBeforeTheFirstUnfinishedOffset() {
        OffsetMap map = OffsetMap.upTo(5).afterReading(10, List.of(7L));

        assertThat(map).isEqualTo(new OffsetMap(7, List.of(new OffsetRun(8, 10))));
    }

    @Test
    void countsOffsetsWithoutRecordsAsFinished() {
        OffsetMap map = OffsetMap.upTo(0).afterReading(20, List.of(3L, 15L));

        assertThat(map.beyond()).containsExactly(new OffsetRun(4, 15), new OffsetRun(16, 20));
    }

    @Test
    void hasNoRunsWhenEverythingReadIsFinished() {
        OffsetMap map = OffsetMap.upTo(5).afterReading(9, List.of());

        assertThat(map).isEqualTo(OffsetMap.upTo(9));
    }

    @Test
    void keepsWhatWasFinishedBeyondWhatHasBeenRead() {
        OffsetMap restored = new OffsetMap(2, List.of(new OffsetRun(4, 6), new OffsetRun(9, 11)));

        OffsetMap map = restored.afterReading(5, List.of(2L));

        assertThat(map.beyond()).containsExactly(new OffsetRun(3, 6), new OffsetRun(9, 11));
    }

    @Test
    void goesOnBehindARunThatReadingHasReached() {
        OffsetMap restored = new OffsetMap(2, List.of(new OffsetRun(4, 6)));

        OffsetMap map = restored.afterReading(4, List.of());

        assertThat(map).isEqualTo(OffsetMap.upTo(6));
    }

    @Test
    void startsAtZeroWhenTheFirstRequestOfAllIsUnfinished() {
        OffsetMap map = OffsetMap.upTo(0).afterReading(2, List.of(0L));

        assertThat(map).isEqualTo(new OffsetMap(0, List.of(new OffsetRun(1, 2))));
    }

    @Test
    void refusesRunsThatTouch() {
        List<OffsetRun> touching = List.of(new OffsetRun(3, 5), new OffsetRun(5, 6));

        assertThatThrownBy(() -> new OffsetMap(1, touching)).hasMessageContaining("with gaps between them");
    }
}
