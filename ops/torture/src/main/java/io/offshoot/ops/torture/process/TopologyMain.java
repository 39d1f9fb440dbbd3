package io.offshoot.ops.torture.process;

import io.offshoot.ops.standalone.role.TopologyRole;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.image.ImageLimits;
import java.time.Duration;

/** The topology alone, with a policy of few examples and few edits. */
public final class TopologyMain {

    private static final Duration LINGER = Duration.ofSeconds(2);

    private TopologyMain() {}

    /** Runs until SIGTERM, or until the topology ends by itself. */
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args);
        AugmentationPolicy policy = StreamsSettings.daFusion();
        policy.setExamplesPerClass(2);
        policy.setEditsPerImage(arguments.number("edits"));
        policy.setLearningSteps(30);
        TopologySettings settings = new TopologySettings(ImageLimits.DEFAULT, LINGER, policy);
        RoleProcess.run(
                arguments, "topology", cluster -> TopologyRole.start(cluster, settings, arguments.path("data")));
    }
}
