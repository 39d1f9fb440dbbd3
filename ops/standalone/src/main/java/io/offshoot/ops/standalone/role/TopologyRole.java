package io.offshoot.ops.standalone.role;

import io.offshoot.ops.standalone.health.CheckResult;
import io.offshoot.ops.standalone.health.Health;
import io.offshoot.ops.standalone.lifecycle.StartupException;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.app.AugmentationStreams;
import io.offshoot.streams.app.StreamsHealth;
import io.offshoot.workers.fetcher.Fetcher;
import io.offshoot.workers.fetcher.FetcherSettings;
import io.offshoot.workers.fetcher.ReferenceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Intake, collector and planner, and the fetcher beside them where photos by reference are taken. */
public final class TopologyRole implements Role {
    private static final Duration RUNS_WITHIN = Duration.ofMinutes(2);

    private final AugmentationStreams streams;
    private final Optional<WorkerRole> fetcher;

    private TopologyRole(AugmentationStreams streams, Optional<WorkerRole> fetcher) {
        this.streams = streams;
        this.fetcher = fetcher;
    }

    /**
     * Starts the topology and waits until it takes photos.
     *
     * @param stateFolder folder of its state stores
     * @throws StartupException when it does not within two minutes
     */
    public static TopologyRole start(Cluster cluster, TopologySettings settings, Path stateFolder) {
        StreamsSettings streamsSettings = StreamsSettings.of(cluster.bootstrapServers(), stateFolder)
                .withApplicationId(cluster.groupId("topology"))
                .withImageLimits(settings.imageLimits())
                .withFewShotLinger(settings.fewShotLinger())
                .withDefaultPolicy(settings.policy())
                .withReferences(settings.references().areTaken())
                .withProperties(cluster.streams());
        AugmentationStreams streams = AugmentationStreams.start(cluster.topics(), streamsSettings, cluster.meters());
        try {
            requireRunning(streams);
            return new TopologyRole(streams, fetcher(cluster, settings.references()));
        } catch (RuntimeException e) {
            streams.close();
            throw e;
        }
    }

    private static void requireRunning(AugmentationStreams streams) {
        if (!isRunningInTime(streams)) {
            throw new StartupException("the topology does not start ("
                    + streams.health().sentence() + "); check the cluster and look into the log, or try again.");
        }
    }

    private static Optional<WorkerRole> fetcher(Cluster cluster, ReferenceSettings references) {
        if (!references.areTaken()) {
            return Optional.empty();
        }
        int maxBytes = cluster.topics().settings().maxInlineBytes();
        FetcherSettings settings = FetcherSettings.of(cluster.workerClients("fetcher"), references, maxBytes);
        return Optional.of(
                WorkerRole.of("fetcher", Fetcher.start(settings, cluster.topics(), cluster.meters(), List.of())));
    }

    @Override
    public CheckResult check() {
        StreamsHealth health = streams.health();
        return new CheckResult(health.ready(), health.live(), health.sentence());
    }

    @Override
    public void addTo(Health health, String name) {
        health.put(name, this::check);
        health.put(name + " partitions", () -> check(streams.readiness().partitions(), "are assigned"));
        health.put(name + " concepts", () -> check(streams.readiness().concepts(), "are caught up"));
        fetcher.ifPresent(role -> role.addTo(health, "fetcher"));
    }

    private static CheckResult check(Optional<String> problem, String good) {
        return problem.map(CheckResult::waiting).orElseGet(() -> CheckResult.working("They " + good + "."));
    }

    @Override
    public void close() {
        fetcher.ifPresent(WorkerRole::close);
        streams.close();
    }

    private static boolean isRunningInTime(AugmentationStreams streams) {
        try {
            return streams.awaitRunning(RUNS_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
