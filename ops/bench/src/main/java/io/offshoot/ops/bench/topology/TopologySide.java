package io.offshoot.ops.bench.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.ops.bench.BenchException;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.app.AugmentationStreams;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Intake, collector and planner. Photos are edited under their class's name, so that none waits for a concept.
 *
 * @param stateFolder folder of the state stores
 */
record TopologySide(Path stateFolder) implements Side {

    private static final Duration RUNS_WITHIN = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "topology";
    }

    @Override
    public String output(Topics topics) {
        return topics.editRequests().name();
    }

    @Override
    public AutoCloseable start(String bootstrapServers, Topics topics) {
        String application = topics.settings().prefix() + "-topology";
        AugmentationPolicy policy = AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setMode(EditMode.REAL_GUIDANCE)
                .build();
        AugmentationStreams streams = AugmentationStreams.start(
                topics,
                StreamsSettings.of(bootstrapServers, stateFolder.resolve(application))
                        .withApplicationId(application)
                        .withDefaultPolicy(policy),
                new SimpleMeterRegistry());
        if (!runs(streams)) {
            streams.close();
            throw new BenchException(
                    "the topology did not start within %s; try again on a less busy machine.".formatted(RUNS_WITHIN));
        }
        return streams;
    }

    private static boolean runs(AugmentationStreams streams) {
        try {
            return streams.awaitRunning(RUNS_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
