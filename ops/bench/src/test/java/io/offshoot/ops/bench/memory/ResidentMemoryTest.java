package io.offshoot.ops.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.offshoot.ops.bench.BenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

    @Test
    void readsWhatLinuxTells() {
        ResidentMemory read =
                ResidentMemory.parse("Name:\tjava\nVmHWM:\t  307200 kB\nVmRSS:\t  204800 kB\nThreads:\t9\n");

        assertThat(read).isEqualTo(new ResidentMemory(200, 300));
    }

    @Test
    void aProcessThatHasEndedHasNone() {
        assertThatThrownBy(() -> ResidentMemory.parse("Name:\tjava\nState:\tZ (zombie)\n"))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("has it ended?");
    }

    @Test
    void thisProcessHasAPeakNotBelowWhatItHasNow() {
        assumeThat(Files.exists(Path.of("/proc/self/status"))).isTrue();

        ResidentMemory mine = ResidentMemory.of(ProcessHandle.current().pid());

        assertThat(mine.now()).isGreaterThan(10).isLessThanOrEqualTo(mine.peak());
    }
}
