package io.offshoot.ops.dashboard.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.ops.dashboard.lag.LagReading;
import io.offshoot.ops.dashboard.lag.LagState;
import io.offshoot.ops.dashboard.lag.StageLag;
import io.offshoot.ops.dashboard.status.Status.Device;
import io.offshoot.ops.dashboard.watch.FlowView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final Snapshots snapshots = new Snapshots(meters, () -> now);

    @Test
    void whatNobodyTellsIsNull() {
        Status status = snapshots.take(LagState.UNKNOWN, FlowView.UNKNOWN);

        assertThat(status.connection().up()).isNull();
        assertThat(status.accounts()).isNull();
        assertThat(status.stages()).isEmpty();
        assertThat(status.device()).isEqualTo(new Device(null, null, null, null));
    }

    @Test
    void theRateOfAStageIsWhatItFinishedBetweenLooks() {
        snapshots.take(editor(10, 100), FlowView.UNKNOWN);
        now = now.plusSeconds(4);

        Status status = snapshots.take(editor(2, 108), FlowView.UNKNOWN);

        assertThat(status.stages()).singleElement().satisfies(stage -> {
            assertThat(stage.lagRecords()).isEqualTo(2);
            assertThat(stage.finishedPerSecond()).isEqualTo(2);
            assertThat(stage.inFlight()).isNull();
        });
    }

    @Test
    void theDeviceIsToldFromTheEditorsCounters() {
        AtomicInteger ran = new AtomicInteger();
        counter("offshoot.batch.steps", ran, 1);
        counter("offshoot.batch.rows.filled", ran, 6);
        counter("offshoot.batch.rows.offered", ran, 8);
        counter("offshoot.unet.time", ran, 0.25);
        snapshots.take(LagState.UNKNOWN, FlowView.UNKNOWN);
        ran.set(20);
        now = now.plusSeconds(10);

        Status status = snapshots.take(LagState.UNKNOWN, FlowView.UNKNOWN);

        assertThat(status.device()).isEqualTo(new Device(0.75, 2.0, 12.0, 0.5));
    }

    @Test
    void workersOfThisProcessTellWhatTheyHold() {
        Gauge.builder("offshoot.requests.in.flight", () -> 5)
                .tag("worker", "editor")
                .register(meters);
        Gauge.builder("offshoot.breaker.open", () -> 1).tag("worker", "editor").register(meters);

        Status status = snapshots.take(editor(10, 0), FlowView.UNKNOWN);

        assertThat(status.stages().get(0).inFlight()).isEqualTo(5);
        assertThat(status.stages().get(0).stopped()).isTrue();
    }

    @Test
    void whenTheBrokersAreLostTheLastNumbersStayAndTheAgesGrow() {
        LagState before = editor(10, 0);
        snapshots.take(before, FlowView.UNKNOWN);
        now = now.plusSeconds(40);

        Status status = snapshots.take(new LagState(before.reading(), Optional.of("They are away.")), FlowView.UNKNOWN);

        assertThat(status.connection()).isEqualTo(new Status.Connection(false, "They are away.", 40.0));
        assertThat(status.stages().get(0).lagRecords()).isEqualTo(10);
        assertThat(status.stages().get(0).lagSeconds()).isEqualTo(70);
    }

    private LagState editor(long records, long finished) {
        StageLag lag = new StageLag(
                "editor", "edit-requests", "editors", records, true, Optional.of(now.minusSeconds(30)), finished);
        return new LagState(Optional.of(new LagReading(now, List.of(lag), Map.of())), Optional.empty());
    }

    private void counter(String name, AtomicInteger ran, double each) {
        FunctionCounter.builder(name, ran, runs -> runs.get() * each).register(meters);
    }
}
