package io.offshoot.ops.cli.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.dashboard.lag.LagReading;
import io.offshoot.ops.dashboard.lag.StageLag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LagTableTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void showsRecordsAndTheAgeOfTheOldestOfEachStage() {
        LagReading reading = new LagReading(
                NOW,
                List.of(
                        lag("topology", 0, true, Optional.empty()),
                        lag("editor", 118, true, Optional.of(NOW.minusMillis(62_500)))),
                Map.of());

        assertThat(LagTable.of(reading, NOW).lines())
                .extracting(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "STAGE RECORDS OLDEST READS GROUP",
                        "topology 0 0 s topic-of-topology group-of-topology",
                        "editor 118 62.5 s topic-of-editor group-of-editor");
    }

    @Test
    void saysWhereANumberIsNotExact() {
        LagReading reading = new LagReading(NOW, List.of(lag("editor", 200_000, false, Optional.of(NOW))), Map.of());

        assertThat(LagTable.of(reading, NOW)).contains(" about 200000 ");
    }

    private static StageLag lag(String stage, long records, boolean exact, Optional<Instant> oldest) {
        return new StageLag(stage, "topic-of-" + stage, "group-of-" + stage, records, exact, oldest, 0);
    }
}
