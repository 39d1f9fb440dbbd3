package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.terminal.Durations;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Composition;
import io.offshoot.schemas.avro.EditMode;
import io.offshoot.streams.image.ImageLimits;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options that say how classes are learned from and edited for which no policy is published. Those left out are as
 * the model's folder says, or as in the DA-Fusion paper.
 */
public final class PolicyOptions {
    @Option(
            names = "--examples-per-class",
            paramLabel = "K",
            description = "Photos a concept is learned from, 1 to 16.")
    private @Nullable Integer examplesPerClass;

    @Option(
            names = "--few-shot-linger",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long a class with fewer photos waits for another one before it is learned from those"
                    + " it has (default: 30s, in the demo 10s).")
    private @Nullable Duration fewShotLinger;

    @Option(names = "--training-steps", paramLabel = "N", description = "Optimiser steps of a concept.")
    private @Nullable Integer trainingSteps;

    @Option(names = "--num-vectors", paramLabel = "N", description = "Vectors of a concept.")
    private @Nullable Integer numVectors;

    @Option(names = "--learning-rate", paramLabel = "RATE", description = "Learning rate of a concept.")
    private @Nullable Double learningRate;

    @Option(names = "--edits-per-image", paramLabel = "M", description = "Synthetic images per photo.")
    private @Nullable Integer editsPerImage;

    @Option(
            names = "--strength",
            paramLabel = "S",
            split = ",",
            description = "Strengths to draw from, each in (0, 1], separated by commas.")
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
            description =
                    "parallel draws one strength for an edit; sequential makes all of them one after the other, each"
                            + " with its probability and from the result of the one before.")
    private @Nullable Composition composition;

    @Option(
            names = "--mode",
            paramLabel = "textual-inversion|real-guidance",
            converter = EditModes.class,
            description = "What {name} in prompts stands for: textual-inversion takes the token of a learned concept,"
                    + " real-guidance the name of the class, for which nothing is learned.")
    private @Nullable EditMode mode;

    @Option(
            names = "--prompt",
            paramLabel = "TEMPLATE",
            description =
                    "Prompt to draw from, with {name} in it, such as \"a photo of a {name}\"; may be given several times.")
    private @Nullable List<String> prompts;

    @Option(names = "--guidance-scale", paramLabel = "G", description = "Classifier-free guidance scale.")
    private @Nullable Double guidanceScale;

    @Option(
            names = "--guidance-start",
            paramLabel = "F",
            description = "Share of an edit's steps before guidance begins.")
    private @Nullable Double guidanceStart;

    @Option(
            names = "--guidance-stop",
            paramLabel = "F",
            description = "Share of an edit's steps after which guidance ends.")
    private @Nullable Double guidanceStop;

    @Option(names = "--num-inference-steps", paramLabel = "N", description = "Steps of the full schedule.")
    private @Nullable Integer numInferenceSteps;

    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            defaultValue = "50000000",
            description = "Most pixels of a photo (default: ${DEFAULT-VALUE}).")
    private long maxPixels;

    @Mixin
    private ScoreOptions scoreOptions;

    /**
     * The settings as given; what is not given stays as it suits the model.
     *
     * @param suited the policy that suits the model, which the options change
     * @param linger how long a class waits for another photo unless that is given
     * @throws IllegalArgumentException when they cannot work
     */
    public TopologySettings settings(AugmentationPolicy suited, Duration linger) {
        AugmentationPolicy policy = AugmentationPolicy.newBuilder(suited).build();
        ifGiven(examplesPerClass, policy::setExamplesPerClass);
        ifGiven(trainingSteps, policy::setLearningSteps);
        ifGiven(learningRate, policy::setLearningRate);
        ifGiven(editsPerImage, policy::setEditsPerImage);
        ifGiven(strengths, given -> {
            policy.setStrengths(given);
            policy.setStrengthProbabilities(List.of());
        });
        ifGiven(probabilities, policy::setStrengthProbabilities);
        ifGiven(composition, policy::setCompose);
        ifGiven(mode, policy::setMode);
        ifGiven(numVectors, policy::setNumVectors);
        ifGiven(prompts, policy::setPromptTemplates);
        ifGiven(guidanceScale, policy::setGuidanceScale);
        ifGiven(guidanceStart, policy::setGuidanceStart);
        ifGiven(guidanceStop, policy::setGuidanceStop);
        ifGiven(numInferenceSteps, policy::setNumInferenceSteps);
        scoreOptions.apply(policy);
        ImageLimits limits = ImageLimits.DEFAULT.withMaxPixels(maxPixels);
        return new TopologySettings(limits, fewShotLinger == null ? linger : fewShotLinger, policy);
    }

    static <T> void ifGiven(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
