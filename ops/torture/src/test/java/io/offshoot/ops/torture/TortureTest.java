package io.offshoot.ops.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.torture.cluster.ClusterSettings;
import io.offshoot.ops.torture.cluster.Role;
import io.offshoot.ops.torture.fault.FaultEvent;
import io.offshoot.ops.torture.fault.FaultKind;
import io.offshoot.ops.torture.fault.Schedule;
import io.offshoot.ops.torture.fault.Strike;
import io.offshoot.ops.torture.ledger.Violation;
import io.offshoot.workers.work.BrokenClients;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The harness on a small cluster of real processes: it passes what is sound and catches what is broken. The whole of it, on
 * three brokers: {@code ./offshoot torture}.
 */
@Tag("broker")
@EnabledIfSystemProperty(
        named = "offshoot.torture",
        matches = "true",
        disabledReason = "takes minutes; on request with -Doffshoot.torture=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TortureTest {
    private static final int EDITORS = 2;

    private Path folder;
    private Torture torture;

    @BeforeAll
    void startCluster(@TempDir Path temporary) {
        folder = temporary;
        ClusterSettings cluster =
                ClusterSettings.in(folder).with(1, EDITORS, 1).withEditorMain(BreakableEditorMain.class.getName());
        TortureSettings settings = TortureSettings.of(cluster, 1, 1);
        torture = Torture.start(settings, InstantSource.system(), new PrintWriter(new StringWriter()));
    }

    @AfterAll
    void stopCluster() {
        torture.close();
    }

    @Test
    void everyInvariantHoldsWhenEditorsAreKilled() throws Exception {
        assertThat(violations(BrokenClients.SOUND, 1)).isEmpty();
    }

    @Test
    void catchesAnEditorThatCommitsBeforeItSends() throws Exception {
        assertThat(violations(BrokenClients.COMMIT_BEFORE_SEND, 2))
                .extracting(Violation::invariant)
                .contains("I6 offsets behind results");
    }

    @Test
    void catchesAnEditorThatIgnoresTheOffsetMap() throws Exception {
        assertThat(violations(BrokenClients.OFFSET_MAP_IGNORED, 3))
                .extracting(Violation::invariant)
                .contains("I3 no duplicate");
    }

    private List<Violation> violations(BrokenClients how, int number) throws IOException, InterruptedException {
        for (int editor = 1; editor <= EDITORS; editor++) {
            BreakableEditorMain.breakNextStart(folder.resolve("editor-" + editor), how);
        }
        return torture.play(new Schedule(0, number, kills())).violations();
    }

    /** All editors at the beginning, so that they start anew, and then one after the other. */
    private static List<FaultEvent> kills() {
        return List.of(kill(0, 0), kill(1, 0), kill(0, 6000), kill(1, 8000), kill(0, 10_000));
    }

    private static FaultEvent kill(int editor, int atMillis) {
        return new FaultEvent(
                new Strike(FaultKind.KILL, Role.EDITOR), editor, Duration.ofMillis(atMillis), Duration.ofMillis(300));
    }
}
