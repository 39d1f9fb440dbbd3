package io.offshoot.ops.cli.service;

import io.offshoot.schemas.avro.AugmentationPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say whether edits are scored, and what follows from a score. */
final class ScoreOptions {
    @Option(
            names = "--score-timesteps",
            paramLabel = "N",
            description = "Timesteps at which the model scores how well an edit keeps its label; 0 for no scores.")
    private @Nullable Integer timesteps;

    @Option(
            names = "--score-rivals",
            paramLabel = "N",
            description = "Other classes' concepts that a score compares with; photos wait until there are so many.")
    private @Nullable Integer rivals;

    @Option(
            names = "--min-score",
            paramLabel = "S",
            description = "Edits that score lower are published with the weight 0, and trainers do not draw them.")
    private @Nullable Double minScore;

    @Option(
            names = "--soft-weights",
            negatable = true,
            description = "Trainers draw a photo's edits in proportion to their scores.")
    private @Nullable Boolean softWeights;

    void apply(AugmentationPolicy policy) {
        PolicyOptions.ifGiven(timesteps, policy::setScoreTimesteps);
        PolicyOptions.ifGiven(rivals, policy::setScoreRivals);
        PolicyOptions.ifGiven(minScore, policy::setMinScore);
        PolicyOptions.ifGiven(softWeights, policy::setSoftWeights);
    }
}
