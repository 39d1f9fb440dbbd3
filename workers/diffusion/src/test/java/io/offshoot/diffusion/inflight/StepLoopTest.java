package io.offshoot.diffusion.inflight;

import static io.offshoot.diffusion.inflight.FakeKind.LARGE;
import static io.offshoot.diffusion.inflight.FakeKind.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepLoopTest {

    private final FakeDevice device = new FakeDevice();
    private final StepLoop<FakeKind, FakeRow> loop = device.loop(BatchSettings.upTo(4));

    @Test
    void aWaitingRowJoinsAtTheNextStep() {
        loop.offer(FakeRow.rows(2, SMALL, 3));
        loop.turn();

        loop.offer(FakeRow.rows(1, SMALL, 3));
        loop.turn();

        assertThat(device.steps).containsExactly("small x2", "small x3");
    }

    @Test
    void aFinishedRowLeavesAndTheNextTakesItsPlace() {
        loop.offer(FakeRow.rows(3, SMALL, 5));
        loop.offer(FakeRow.rows(1, SMALL, 1));
        loop.offer(FakeRow.rows(1, SMALL, 5));

        run(2);

        assertThat(device.steps).containsExactly("small x4", "small x4");
    }

    @Test
    void rowsOfAnyLengthAreDoneAfterTheirOwnSteps() {
        List<FakeRow> rows = Stream.of(12, 25, 37, 50, 1, 7)
                .map(steps -> new FakeRow(SMALL, steps))
                .toList();
        loop.offer(rows);

        run(Integer.MAX_VALUE);

        assertThat(rows).allMatch(row -> row.finished);
        assertThat(rows).extracting(row -> row.taken).containsExactly(12, 25, 37, 50, 1, 7);
        assertThat(device.openBatches).isZero();
    }

    @Test
    void noMoreRowsRunThanTheBatchHolds() {
        loop.offer(FakeRow.rows(9, SMALL, 2));

        run(Integer.MAX_VALUE);

        assertThat(device.steps)
                .containsExactly("small x4", "small x4", "small x4", "small x4", "small x1", "small x1");
    }

    @Test
    void aRowOfAnotherSizeDoesNotWaitForTheRowsBeforeIt() {
        loop.offer(FakeRow.rows(400, LARGE, 50));
        run(10);
        FakeRow small = new FakeRow(SMALL, 4);

        loop.offer(List.of(small));
        run(6);

        assertThat(small.finished).isTrue();
    }

    @Test
    void sizesHaveTheSameShareOfTheDevice() {
        loop.offer(FakeRow.rows(100, LARGE, 1000));
        loop.offer(FakeRow.rows(100, SMALL, 1000));

        run(500);

        long small =
                device.steps.stream().filter(step -> step.startsWith("small")).count();
        assertThat(small).isEqualTo(400);
    }

    @Test
    void aSizeThatWasAbsentGetsNoCreditForIt() {
        loop.offer(FakeRow.rows(1, LARGE, 1000));
        run(100);

        loop.offer(FakeRow.rows(1, SMALL, 1000));
        run(10);

        assertThat(device.steps.subList(100, 110)).contains("large x1");
    }

    @Test
    void largePicturesFormSmallerBatches() {
        loop.offer(FakeRow.rows(4, LARGE, 1));

        loop.turn();

        assertThat(device.steps).containsExactly("large x1");
    }

    @Test
    void outOfMemoryHalvesTheBatchOncePerStepDown() {
        StepLoop<FakeKind, FakeRow> wide = device.loop(BatchSettings.upTo(16));
        List<FakeRow> rows = FakeRow.rows(16, SMALL, 3);
        device.memory = 5;
        wide.offer(rows);

        run(wide, Integer.MAX_VALUE);

        assertThat(device.failedSteps).isEqualTo(2);
        assertThat(wide.stats().shrinks()).isEqualTo(2);
        assertThat(device.steps).hasSize(12).containsOnly("small x4");
        assertThat(rows).allMatch(row -> row.finished && row.taken == 3);
    }

    @Test
    void rowsThatNoLongerFitGoOnWhereTheyWere() {
        List<FakeRow> rows = FakeRow.rows(4, SMALL, 5);
        loop.offer(rows);
        run(2);

        device.memory = 2;
        run(Integer.MAX_VALUE);

        assertThat(rows).allMatch(row -> row.finished && row.taken == 5);
    }

    @Test
    void aSizeStaysSmallOnceItsBatchWasTooLarge() {
        device.memory = 2;
        loop.offer(FakeRow.rows(4, SMALL, 1));
        run(Integer.MAX_VALUE);

        loop.offer(FakeRow.rows(4, SMALL, 1));
        run(Integer.MAX_VALUE);

        assertThat(device.failedSteps).isOne();
    }

    @Test
    void aBatchGrowsAgainOnceThereIsMemory() {
        device.memory = 2;
        loop.offer(FakeRow.rows(4, SMALL, 5 * NarrowedWidth.FIRST_PATIENCE));
        run(2);
        device.memory = 4;

        run(2 * NarrowedWidth.FIRST_PATIENCE);

        assertThat(device.steps).endsWith("small x4").doesNotContain("small x5");
        assertThat(device.failedSteps).isOne();
    }

    @Test
    void aBatchThatGrewInVainWaitsTwiceAsLong() {
        device.memory = 2;
        loop.offer(FakeRow.rows(4, SMALL, 10 * NarrowedWidth.FIRST_PATIENCE));

        run(5 * NarrowedWidth.FIRST_PATIENCE);

        assertThat(device.failedSteps).isEqualTo(3);
    }

    @Test
    void aRowThatDoesNotFitByItselfFails() {
        device.memory = 0;
        List<FakeRow> rows = FakeRow.rows(4, SMALL, 1);
        loop.offer(rows);

        run(Integer.MAX_VALUE);

        assertThat(rows).allSatisfy(row -> assertThat(row.failure).hasMessage(FakeDevice.FULL));
    }

    @Test
    void aBatchOfFixedWidthDoesNotShrink() {
        StepLoop<FakeKind, FakeRow> fixed = device.loop(BatchSettings.upTo(4).withDeterministic(true));
        device.memory = 2;
        List<FakeRow> rows = FakeRow.rows(4, SMALL, 1);
        fixed.offer(rows);

        run(fixed, Integer.MAX_VALUE);

        assertThat(device.failedSteps).isOne();
        assertThat(rows).allMatch(row -> row.failure != null);
    }

    @Test
    void aBrokenBatchEndsItsOwnRowsOnly() {
        List<FakeRow> large = FakeRow.rows(1, LARGE, 2);
        List<FakeRow> small = FakeRow.rows(1, SMALL, 2);
        loop.offer(large);
        loop.offer(small);
        device.broken = new IllegalStateException("broken");
        loop.turn();
        device.broken = null;

        run(Integer.MAX_VALUE);

        assertThat(large).allMatch(row -> row.failure != null);
        assertThat(small).allMatch(row -> row.finished);
    }

    @Test
    void cancelledRowsMakeRoomBeforeTheNextStep() {
        List<FakeRow> cancelled = FakeRow.rows(6, SMALL, 50);
        List<FakeRow> others = FakeRow.rows(2, SMALL, 2);
        loop.offer(cancelled);
        loop.offer(others);
        run(3);

        cancelled.forEach(row -> row.cancelled = true);
        run(2);

        assertThat(others).allMatch(row -> row.finished);
        assertThat(cancelled).allMatch(row -> row.taken <= 3);
        assertThat(cancelled).allSatisfy(row -> assertThat(row.failure).isInstanceOf(CancellationException.class));
    }

    @Test
    void countsRowsFilledAndOffered() {
        loop.offer(FakeRow.rows(3, SMALL, 2));

        run(Integer.MAX_VALUE);

        assertThat(loop.stats().steps()).isEqualTo(2);
        assertThat(loop.stats().rowsFilled()).isEqualTo(6);
        assertThat(loop.stats().rowsOffered()).isEqualTo(8);
        assertThat(loop.stats().fill()).isEqualTo(0.75);
    }

    @Test
    void countsTheTimeInsideTheNetwork() {
        loop.offer(FakeRow.rows(1, SMALL, 3));

        run(Integer.MAX_VALUE);

        assertThat(loop.stats().network()).isEqualTo(Duration.ofMillis(27));
    }

    @Test
    void closingEndsRowsThatAreNotDone() {
        List<FakeRow> running = FakeRow.rows(1, SMALL, 50);
        List<FakeRow> late = FakeRow.rows(1, SMALL, 50);
        loop.offer(running);
        loop.turn();

        loop.close();
        loop.run();
        loop.offer(late);

        assertThat(running).allMatch(FakeRow::hasEnded);
        assertThat(late).allMatch(FakeRow::hasEnded);
        assertThat(device.openBatches).isZero();
    }

    private void run(int turns) {
        run(loop, turns);
    }

    private static void run(StepLoop<FakeKind, FakeRow> loop, int turns) {
        for (int i = 0; i < turns && loop.turn(); i++) {
            // the condition does the work
        }
    }
}
