package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.terminal.Durations;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.streams.image.ImageLimits;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--guidance-scale", paramLabel = "G", description = "Classifier-free guidance scale.")
    private @Nullable Double guidanceScale;

    @Option(names = "--num-inference-steps", paramLabel = "N", description = "Steps of the full schedule.")
    private @Nullable Integer numInferenceSteps;

    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            defaultValue = "50000000",
            description = "Most pixels of a photo (default: ${DEFAULT-VALUE}).")
    private long maxPixels;

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
        ifGiven(strengths, policy::setStrengths);
        ifGiven(guidanceScale, policy::setGuidanceScale);
        ifGiven(numInferenceSteps, policy::setNumInferenceSteps);
        ImageLimits limits = new ImageLimits(maxPixels, ImageLimits.DEFAULT.maxSide(), ImageLimits.DEFAULT.minSide());
        return new TopologySettings(limits, fewShotLinger == null ? linger : fewShotLinger, policy);
    }

    private static <T> void ifGiven(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
