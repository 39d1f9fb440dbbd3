package io.offshoot.ops.dashboard.status;

import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.ops.dashboard.lag.LagReading;
import io.offshoot.ops.dashboard.lag.LagState;
import io.offshoot.ops.dashboard.lag.StageLag;
import io.offshoot.ops.dashboard.status.Status.Connection;
import io.offshoot.ops.dashboard.status.Status.StageStatus;
import io.offshoot.ops.dashboard.watch.FlowView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts snapshots together from the lag, the topics and the workers' metrics. Used from one thread. */
public final class Snapshots {
    private final InstantSource clock;
    private final WorkerMeters workers;
    private final Map<String, Rate> finished = new HashMap<>();
    private Optional<LagReading> newest = Optional.empty();

    /**
     * @param meters metrics of this process
     * @param clock the time
     */
    public Snapshots(MeterRegistry meters, InstantSource clock) {
        this.clock = clock;
        this.workers = new WorkerMeters(meters);
    }

    /** A snapshot of now. */
    public Status take(LagState lag, FlowView flow) {
        Instant now = clock.instant();
        workers.sample(now);
        lag.reading().filter(reading -> !newest.equals(Optional.of(reading))).ifPresent(this::note);
        newest = lag.reading();
        return new Status(
                now.toString(),
                connection(lag, now),
                lag.reading().stream()
                        .flatMap(reading -> reading.stages().stream())
                        .map(stage -> stage(stage, now))
                        .toList(),
                workers.device(),
                flow.accounts().orElse(null),
                flow.deadLetters(),
                flow.conceptCount(),
                flow.concepts(),
                flow.trainings(),
                flow.gallery());
    }

    /** A snapshot before there is anything to look at. */
    public static Status starting(Instant now) {
        FlowView nothing = FlowView.UNKNOWN;
        return new Status(
                now.toString(),
                new Connection(null, "The service is starting.", null),
                List.of(),
                new Status.Device(null, null, null, null),
                null,
                nothing.deadLetters(),
                0,
                nothing.concepts(),
                nothing.trainings(),
                nothing.gallery());
    }

    private void note(LagReading reading) {
        for (StageLag stage : reading.stages()) {
            finished.computeIfAbsent(stage.stage(), any -> new Rate()).add(reading.at(), (double) stage.finished());
        }
    }

    private static Connection connection(LagState lag, Instant now) {
        Double age = lag.reading()
                .map(reading -> Duration.between(reading.at(), now).toMillis() / 1000.0)
                .map(seconds -> Math.max(0, seconds))
                .orElse(null);
        if (lag.trouble().isPresent()) {
            return new Connection(false, lag.trouble().get(), age);
        }
        return age == null
                ? new Connection(null, "The brokers are asked for the first time.", null)
                : new Connection(true, "The brokers answer.", age);
    }

    private StageStatus stage(StageLag lag, Instant now) {
        Rate rate = finished.get(lag.stage());
        return new StageStatus(
                lag.stage(),
                lag.reads(),
                lag.records(),
                lag.exact(),
                lag.seconds(now),
                rate == null ? null : rate.perSecond(),
                workers.inFlight(lag.stage()),
                workers.stopped(lag.stage()));
    }
}
