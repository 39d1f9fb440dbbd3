package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.terminal.Durations;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.image.ImageLimits;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say how classes are learned from and edited for which no policy is published. */
public final class PolicyOptions {
    @Option(
            names = "--examples-per-class",
            paramLabel = "K",
            defaultValue = "16",
            description = "Photos a concept is learned from, 1 to 16 (default: ${DEFAULT-VALUE}).")
    private int examplesPerClass;

    @Option(
            names = "--few-shot-linger",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = Durations.class,
            description = "How long a class with fewer photos waits for another one before it is learned from those"
                    + " it has (default: ${DEFAULT-VALUE}).")
    private Duration fewShotLinger;

    @Option(
            names = "--training-steps",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Optimiser steps of a concept (default: ${DEFAULT-VALUE}).")
    private int trainingSteps;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "0.002",
            description = "Learning rate of a concept (default: ${DEFAULT-VALUE}).")
    private double learningRate;

    @Option(
            names = "--edits-per-image",
            paramLabel = "M",
            defaultValue = "10",
            description = "Synthetic images per photo (default: ${DEFAULT-VALUE}).")
    private int editsPerImage;

    @Option(
            names = "--strength",
            paramLabel = "S",
            split = ",",
            defaultValue = "0.25,0.5,0.75,1.0",
            description = "Strengths to draw from, each in (0, 1], separated by commas (default: ${DEFAULT-VALUE}).")
    private List<Double> strengths;

    @Option(
            names = "--guidance-scale",
            paramLabel = "G",
            defaultValue = "7.5",
            description = "Classifier-free guidance scale (default: ${DEFAULT-VALUE}).")
    private double guidanceScale;

    @Option(
            names = "--num-inference-steps",
            paramLabel = "N",
            defaultValue = "50",
            description = "Steps of the full schedule (default: ${DEFAULT-VALUE}).")
    private int numInferenceSteps;

    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            defaultValue = "50000000",
            description = "Most pixels of a photo (default: ${DEFAULT-VALUE}).")
    private long maxPixels;

    /**
     * The settings as given.
     *
     * @throws IllegalArgumentException when they cannot work
     */
    public TopologySettings settings() {
        AugmentationPolicy policy = AugmentationPolicy.newBuilder(StreamsSettings.daFusion())
                .setExamplesPerClass(examplesPerClass)
                .setLearningSteps(trainingSteps)
                .setLearningRate(learningRate)
                .setEditsPerImage(editsPerImage)
                .setStrengths(strengths)
                .setGuidanceScale(guidanceScale)
                .setNumInferenceSteps(numInferenceSteps)
                .build();
        ImageLimits limits =
                new ImageLimits(maxPixels, ImageLimits.DEFAULT.maxSide(), ImageLimits.DEFAULT.minSide());
        return new TopologySettings(limits, fewShotLinger, policy);
    }
}
