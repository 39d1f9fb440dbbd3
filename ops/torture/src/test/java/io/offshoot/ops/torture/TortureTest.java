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
import io.offshoot.workers.work.WorkMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
class TortureTest {
    private static final int EDITORS = 2;

    @TempDir
    private Path folder;

    @Test
    void everyInvariantHoldsWhenEditorsAreKilledAndPartitionsMove() throws Exception {
        List<FaultEvent> events = List.of(
                event(FaultKind.KILL, 0, 6), event(FaultKind.KILL, 1, 9), event(FaultKind.REBALANCE_STORM, 0, 12));

        assertThat(violations(BrokenClients.SOUND, WorkMode.EXACTLY_ONCE, events))
                .isEmpty();
    }

    @Test
    void catchesAnEditorThatCommitsBeforeItSends() throws Exception {
        assertThat(violations(BrokenClients.COMMIT_BEFORE_SEND, WorkMode.EXACTLY_ONCE, List.of()))
                .extracting(Violation::invariant)
                .contains("I6 offsets behind results");
    }

    @Test
    void catchesAnEditorThatIgnoresTheOffsetMap() throws Exception {
        List<FaultEvent> storms = IntStream.range(1, 6)
                .mapToObj(i -> event(FaultKind.REBALANCE_STORM, 0, 4 * i))
                .toList();

        assertThat(violations(BrokenClients.OFFSET_MAP_IGNORED, WorkMode.EXACTLY_ONCE, storms))
                .extracting(Violation::invariant)
                .contains("I3 no duplicate");
    }

    @Test
    void whatQueueModePromisesHoldsWhenALockExpires() throws Exception {
        ScheduleResult result = play(
                ClusterSettings.in(folder).with(1, EDITORS, 1),
                new Schedule(0, 1, WorkMode.QUEUE, List.of(event(FaultKind.LOCK_EXPIRY, 0, 4))));

        assertThat(result.struck()).containsExactly(true);
        assertThat(result.violations()).isEmpty();
    }

    @Test
    void catchesAnEditorThatAcknowledgesBeforeItSends() throws Exception {
        assertThat(violations(BrokenClients.ACKNOWLEDGE_BEFORE_SEND, WorkMode.QUEUE, List.of()))
                .extracting(Violation::invariant)
                .contains("I6 offsets behind results");
    }

    @Test
    void catchesAnEditorThatAcknowledgesWhatItNeverSends() throws Exception {
        assertThat(violations(BrokenClients.ACKNOWLEDGE_UNSENT, WorkMode.QUEUE, List.of()))
                .extracting(Violation::invariant)
                .contains("I2 no loss");
    }

    private List<Violation> violations(BrokenClients how, WorkMode mode, List<FaultEvent> events)
            throws IOException, InterruptedException {
        String names = mode == WorkMode.QUEUE ? "queue-editor-" : "editor-";
        for (int editor = 1; editor <= EDITORS; editor++) {
            BreakableEditorMain.breakNextStart(folder.resolve(names + editor), how);
        }
        ClusterSettings cluster =
                ClusterSettings.in(folder).with(1, EDITORS, 1).withEditorMain(BreakableEditorMain.class.getName());
        return play(cluster, new Schedule(0, 1, mode, events)).violations();
    }

    private static ScheduleResult play(ClusterSettings cluster, Schedule schedule) throws InterruptedException {
        TortureSettings settings = TortureSettings.of(cluster, 1, 1);
        try (Torture torture = Torture.start(settings, InstantSource.system(), new PrintWriter(new StringWriter()))) {
            return torture.play(schedule);
        }
    }

    private static FaultEvent event(FaultKind kind, int editor, int atSeconds) {
        Duration lasts = Duration.ofSeconds(kind == FaultKind.LOCK_EXPIRY ? 6 : 2);
        return new FaultEvent(new Strike(kind, Role.EDITOR), editor, Duration.ofSeconds(atSeconds), lasts);
    }
}
