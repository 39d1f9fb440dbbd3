package io.offshoot.diffusion.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.golden.Comparison.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenReportTest {

    private static final Comparison PASSED = Comparison.of("unet", "case/output", 1e-6, 1e-5);
    private static final Comparison SKIPPED = Comparison.without("img2img", "euler", Outcome.SKIPPED, "no Euler");

    @Test
    void whatIsSkippedHasNotPassed() {
        assertThat(new GoldenReport(List.of(SKIPPED)).passed()).isFalse();
    }

    @Test
    void whatIsSkippedDoesNotSpoilTheRest() {
        assertThat(new GoldenReport(List.of(PASSED, SKIPPED)).passed()).isTrue();
    }

    @Test
    void theTableGivesDifferenceToleranceAndReason() {
        String table = new GoldenReport(List.of(PASSED, SKIPPED)).table();

        assertThat(table)
                .containsPattern("unet +case +output +1.00e-06 +1.00e-05 +passed")
                .contains("skipped: no Euler")
                .endsWith("1 passed, 0 failed, 1 skipped");
    }
}
