package io.offshoot.ops.cli.evaluate;

import io.offshoot.evaluate.data.Photo;
import io.offshoot.evaluate.flow.Guidance;
import io.offshoot.ops.standalone.StandaloneSettings;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.EditMode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings of the node for each run of the flow: those of the command, with as many examples of a class as it has photos,
 * at most all other classes as rivals of a score, and the policy of Real Guidance where prompts have the class's name.
 *
 * @param node settings of the command
 */
record FlowPolicy(StandaloneSettings node) {
    /** DA-Fusion's comparison with Real Guidance: one strength and no mix (scripts/real_guidance). */
    private static final List<Double> REAL_GUIDANCE_STRENGTH = List.of(0.5);

    FlowPolicy withCheckpoints(Path folder) {
        return new FlowPolicy(node.withCheckpoints(folder));
    }

    StandaloneSettings settings(List<Photo> photos, Guidance guidance) {
        TopologySettings topology = node.topology();
        AugmentationPolicy policy =
                AugmentationPolicy.newBuilder(topology.policy()).build();
        policy.setExamplesPerClass(mostOfAClass(photos));
        if (guidance == Guidance.CLASS_NAME) {
            policy.setMode(EditMode.REAL_GUIDANCE);
            policy.setStrengths(REAL_GUIDANCE_STRENGTH);
            policy.setStrengthProbabilities(List.of());
            policy.setScoreTimesteps(0);
        } else {
            policy.setMode(EditMode.TEXTUAL_INVERSION);
            policy.setScoreRivals(Math.max(1, Math.min(policy.getScoreRivals(), classes(photos) - 1)));
        }
        return node.withTopology(new TopologySettings(topology.imageLimits(), topology.fewShotLinger(), policy));
    }

    private static int classes(List<Photo> photos) {
        return (int) photos.stream().map(Photo::label).distinct().count();
    }

    private static int mostOfAClass(List<Photo> photos) {
        Map<String, Integer> counts = photos.stream().collect(Collectors.toMap(Photo::label, photo -> 1, Integer::sum));
        return Collections.max(counts.values());
    }
}
