package io.offshoot.ops.standalone.role;

import io.offshoot.ops.standalone.health.CheckResult;
import io.offshoot.ops.standalone.lifecycle.StartupException;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.app.AugmentationStreams;
import io.offshoot.streams.app.StreamsHealth;
import java.nio.file.Path;
import java.time.Duration;

/** Intake, collector and planner. */
public final class TopologyRole implements Role {
    private static final Duration RUNS_WITHIN = Duration.ofMinutes(2);

    private final AugmentationStreams streams;

    private TopologyRole(AugmentationStreams streams) {
        this.streams = streams;
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
                .withProperties(cluster.streams());
        AugmentationStreams streams = AugmentationStreams.start(cluster.topics(), streamsSettings, cluster.meters());
        TopologyRole role = new TopologyRole(streams);
        if (!role.awaitRunning()) {
            String sentence = streams.health().sentence();
            streams.close();
            throw new StartupException("the topology does not start (" + sentence
                    + "); check the cluster and look into the log, or try again.");
        }
        return role;
    }

    @Override
    public CheckResult check() {
        StreamsHealth health = streams.health();
        return new CheckResult(health.ready(), health.live(), health.sentence());
    }

    @Override
    public void close() {
        streams.close();
    }

    private boolean awaitRunning() {
        try {
            return streams.awaitRunning(RUNS_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
