package io.offshoot.ops.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTextTest {
    @Test
    void theBarShowsCountRateAndWhatIsLeft() {
        ProgressText text = new ProgressText("ingest", 50, 200, Duration.ofSeconds(10), "");

        assertThat(text.bar()).isEqualTo("ingest [######------------------] 50/200, 5.0/s, 30 s left");
    }

    @Test
    void workWithoutAKnownEndHasNoBar() {
        ProgressText text = new ProgressText("export", 50, 0, Duration.ofSeconds(10), "2 classes");

        assertThat(text.bar()).isEqualTo("export 50, 5.0/s, 2 classes");
    }

    @Test
    void moreThanExpectedStillFitsTheBar() {
        ProgressText text = new ProgressText("ingest", 7, 5, Duration.ofSeconds(1), "");

        assertThat(text.bar()).startsWith("ingest [########################] 7/5");
    }

    @Test
    void theSummaryTellsTheTimeTaken() {
        ProgressText text = new ProgressText("ingest", 200, 200, Duration.ofSeconds(185), "");

        assertThat(text.summary()).isEqualTo("ingest: 200/200 in 3 min 5 s");
    }
}
