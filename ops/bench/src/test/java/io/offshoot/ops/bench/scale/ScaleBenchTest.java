package io.offshoot.ops.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ScaleBenchTest {

    private static final ScaleSettings SETTINGS =
            new ScaleSettings(List.of(WorkMode.QUEUE), List.of(1, 2), 4, 2, Duration.ofMillis(50));

    /** The ratio itself is measured on a quiet machine, on request. */
    @Test
    @Tag("broker")
    @Timeout(180)
    void twoProcessesInQueueModeAnswerTheWholeBacklog() {
        List<String> lines = new ArrayList<>();

        ScaleReport report = new ScaleBench(SETTINGS, lines::add).run();

        assertThat(report.runs().get(WorkMode.QUEUE))
                .extracting(ScaleRun::edits)
                .containsExactly(8, 16);
        assertThat(lines).hasSize(4);
        assertThat(report.json()).startsWith("{\"benchmark\":\"scale\",\"device\":\"stand-in\"");
    }

    @Test
    void sevenAndAHalfTimesTheWorkOfOneIsEnoughForEight() {
        assertThat(reported(1.0, 7.5).pass()).isTrue();
        assertThat(reported(1.0, 7.4).pass()).isFalse();
    }

    @Test
    void oneModeThatDoesNotScaleFailsTheReport() {
        ScaleReport good = reported(1.0, 8);
        ScaleReport bad = reported(1.0, 4);

        ScaleReport both = new ScaleReport(
                good.settings(),
                Map.of(
                        WorkMode.QUEUE, good.runs().get(WorkMode.QUEUE),
                        WorkMode.EXACTLY_ONCE, bad.runs().get(WorkMode.QUEUE)));

        assertThat(both.pass()).isFalse();
    }

    @Test
    void refusesNumbersOfWorkersThatDoNotGrow() {
        assertThatThrownBy(() -> new ScaleSettings(List.of(WorkMode.QUEUE), List.of(8, 1), 4, 2, Duration.ofMillis(50)))
                .hasMessageContaining("the smallest first");
    }

    private static ScaleReport reported(double one, double eight) {
        ScaleSettings settings = new ScaleSettings(List.of(WorkMode.QUEUE), List.of(1, 8), 4, 2, Duration.ofMillis(50));
        return new ScaleReport(
                settings,
                Map.of(
                        WorkMode.QUEUE,
                        List.of(new ScaleRun(1, 100, 0, 100 / one), new ScaleRun(8, 800, 0, 800 / eight))));
    }
}
