package io.offshoot.ops.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.offshoot.workers.work.WorkMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MemoryBenchTest {

    private static final MemorySettings SETTINGS = new MemorySettings(
            WorkMode.EXACTLY_ONCE, 8, 5, new MemorySettings.Work(128, 2, Duration.ofMillis(1)), 128, 1);

    /** How much it is with a long backlog is measured on request. */
    @Test
    @Tag("broker")
    @Timeout(120)
    void watchesTheMemoryOfAnEditorWithEitherBacklog() {
        assumeThat(Files.exists(Path.of("/proc/self/status"))).isTrue();
        List<String> lines = new ArrayList<>();

        MemoryReport report = new MemoryBench(SETTINGS, lines::add).run();

        assertThat(report.runs()).extracting(MemoryRun::times).containsExactly(1, 5);
        assertThat(report.runs())
                .allSatisfy(run -> assertThat(run.peak())
                        .isGreaterThanOrEqualTo(run.steady())
                        .isGreaterThan(30));
        assertThat(report.json()).startsWith("{\"benchmark\":\"memory\",\"device\":\"stand-in\"");
        assertThat(lines).hasSize(4);
    }
}
