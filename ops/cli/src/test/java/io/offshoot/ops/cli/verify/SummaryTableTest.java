package io.offshoot.ops.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.golden.Comparison;
import io.offshoot.diffusion.golden.Comparison.Outcome;
import io.offshoot.diffusion.golden.GoldenReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTableTest {

    @Test
    void aSectionHasTheLargestShareOfItsTolerance() {
        GoldenReport report = new GoldenReport(List.of(
                new Comparison("unet", "a", "output", Outcome.PASSED, 1e-6, 1e-5, ""),
                new Comparison("unet", "b", "output", Outcome.PASSED, 3e-6, 1e-5, ""),
                new Comparison("unet", "b", "ids", Outcome.PASSED, 0, 0, "")));

        assertThat(SummaryTable.of(report, "tiny"))
                .element(2)
                .isEqualTo("| tiny | unet | 2 | 3 | 30.0 % | - | 0 | 0 |");
    }

    @Test
    void picturesOfEightBitsHaveAColumnOfTheirOwn() {
        GoldenReport report = new GoldenReport(List.of(
                new Comparison("vae", "a", "decoded", Outcome.PASSED, 1e-6, 1e-5, ""),
                new Comparison("vae", "a", "decoded_uint8", Outcome.PASSED, 1, 1, "")));

        assertThat(SummaryTable.of(report, "tiny")).element(2).isEqualTo("| tiny | vae | 1 | 2 | 10.0 % | 1 | 0 | 0 |");
    }

    @Test
    void whatIsOverOrSkippedIsCounted() {
        GoldenReport report = new GoldenReport(List.of(
                new Comparison("vae", "a", "x", Outcome.FAILED, 2e-5, 1e-5, ""),
                new Comparison("vae", "b", "", Outcome.SKIPPED, Double.NaN, Double.NaN, "no such thing")));

        assertThat(SummaryTable.of(report, "tiny"))
                .element(2)
                .isEqualTo("| tiny | vae | 2 | 2 | 200.0 % | - | 1 | 1 |");
    }

    @Test
    void aCaseThatThrewIsBeyondAnyTolerance() {
        GoldenReport report = new GoldenReport(
                List.of(new Comparison("vae", "a", "", Outcome.FAILED, Double.NaN, Double.NaN, "it broke")));

        assertThat(SummaryTable.of(report, "tiny")).element(2).asString().contains("Infinity %", "| - | 1 | 0 |");
    }
}
