package io.offshoot.ops.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryReportTest {

    private static final MemorySettings.Work WORK = new MemorySettings.Work(64, 2, Duration.ofMillis(10));
    private static final MemorySettings SETTINGS = new MemorySettings(WorkMode.EXACTLY_ONCE, 8, 100, WORK, 64, 3);

    @Test
    void aTenthMoreIsAllowed() {
        assertThat(report(run(1, 200, 200), run(100, 219, 219)).pass()).isTrue();
        assertThat(report(run(1, 200, 200), run(100, 221, 200)).pass()).isFalse();
    }

    @Test
    void memoryThatGrowsUnderALowPeakFailsTheReport() {
        assertThat(report(run(1, 300, 200), run(100, 300, 230)).pass()).isFalse();
    }

    @Test
    void oneOddRoundOfThreeDecidesNothing() {
        MemoryReport report = report(
                run(1, 200, 180),
                run(100, 204, 180),
                run(100, 900, 900),
                run(1, 200, 180),
                run(1, 10, 10),
                run(100, 204, 180));

        assertThat(report.json())
                .contains("\"rss_1x_mib\":200.0,\"rss_100x_mib\":204.0,\"ratio\":1.02,")
                .endsWith("\"steady_ratio\":1.0,\"pass\":true}");
    }

    @Test
    void theSteadyStateIsTheMedianOfTheSecondHalf() {
        MemoryRun run = new MemoryRun(1, sampled(500, 400, 90, 100, 110), 1);

        assertThat(run.steady()).isEqualTo(100);
    }

    @Test
    void thePeakIsTheLastThatTheSystemTold() {
        MemoryRun run = new MemoryRun(1, List.of(new ResidentMemory(1, 2), new ResidentMemory(3, 70)), 1);

        assertThat(run.peak()).isEqualTo(70);
    }

    @Test
    void everyOtherRoundBeginsWithTheLongBacklog() {
        assertThat(SETTINGS.order(0)).containsExactly(1, 100);
        assertThat(SETTINGS.order(1)).containsExactly(100, 1);
    }

    @Test
    void refusesABacklogTooShortToWatch() {
        assertThatThrownBy(() -> new MemorySettings(WorkMode.QUEUE, 7, 100, WORK, 64, 3))
                .hasMessage("backlog must be at least 8, was 7");
    }

    private static MemoryReport report(MemoryRun... runs) {
        return new MemoryReport(SETTINGS, List.of(runs));
    }

    private static MemoryRun run(int times, double peak, double steady) {
        return new MemoryRun(times, List.of(new ResidentMemory(steady, peak)), 1);
    }

    private static List<ResidentMemory> sampled(double... now) {
        return Arrays.stream(now).mapToObj(mib -> new ResidentMemory(mib, mib)).toList();
    }
}
