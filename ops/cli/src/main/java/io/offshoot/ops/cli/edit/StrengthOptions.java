package io.offshoot.ops.cli.edit;

import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Composition;
import io.offshoot.streams.policy.StrengthMix;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how much an edit changes. */
public final class StrengthOptions {
    @Option(
            names = "--strength",
            paramLabel = "S",
            split = ",",
            description = "How much an edit changes, in (0, 1]; of several, separated by commas, one is drawn for each"
                    + " picture (default: as suits the model, 0.25,0.5,0.75,1.0).")
    private @Nullable List<Double> strengths;

    @Option(
            names = "--probs",
            paramLabel = "P",
            split = ",",
            description =
                    "Probability of each strength; in parallel with the sum 1 (default: all alike; in sequence 1).")
    private @Nullable List<Double> probabilities;

    @Option(
            names = "--compose",
            paramLabel = "parallel|sequential",
            defaultValue = "PARALLEL",
            description = "parallel draws one strength for a picture; sequential makes all of them one after the other,"
                    + " each with its probability and from the result of the one before (default: parallel).")
    private Composition composition;

    /** The strengths as given, or those that suit the model. */
    StrengthMix mix(AugmentationPolicy suited) {
        List<Double> ofModel = strengths == null ? suited.getStrengthProbabilities() : List.of();
        return new StrengthMix(
                composition,
                Objects.requireNonNullElse(strengths, suited.getStrengths()),
                Objects.requireNonNullElse(probabilities, ofModel));
    }
}
