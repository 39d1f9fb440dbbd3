package io.offshoot.ops.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.diffusion.golden.Comparison;
import io.offshoot.diffusion.golden.Comparison.Outcome;
import io.offshoot.diffusion.golden.GoldenReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportLinesTest {
    private static final Comparison GOOD = new Comparison("unet", "batch1", "output", Outcome.PASSED, 1e-7, 2e-6, "");
    private static final Comparison BAD = new Comparison("vae", "plain", "sample", Outcome.FAILED, 0.5, 2e-6, "");
    private static final Comparison SKIPPED =
            new Comparison("vae", "tiled", "", Outcome.SKIPPED, Double.NaN, Double.NaN, "not supported");

    @Test
    void aLineForEachTensorAndASumForEachSection() {
        List<String> lines = ReportLines.of(new GoldenReport(List.of(GOOD, BAD, SKIPPED)));

        assertThat(lines.get(0))
                .contains("unet", "batch1", "output", "1.00e-07", "2.00e-06")
                .endsWith(" ok");
        assertThat(lines.get(1)).endsWith(" OVER");
        assertThat(lines.get(2)).endsWith(" skipped (not supported)");
        assertThat(lines)
                .contains("unet: 1 ok, 0 over, 0 skipped", "vae: 0 ok, 1 over, 1 skipped")
                .endsWith("The model does not compute as recorded: 1 over.");
    }

    @Test
    void nothingComparedIsNoSuccess() {
        List<String> lines = ReportLines.of(new GoldenReport(List.of(SKIPPED)));

        assertThat(lines).endsWith("Nothing was compared: every case was skipped.");
    }
}
