package io.offshoot.ops.cli.learn;

import io.offshoot.diffusion.inversion.ConceptStart;
import io.offshoot.diffusion.inversion.HeldOutSettings;
import io.offshoot.diffusion.inversion.InversionSettings;
import io.offshoot.diffusion.inversion.OptimizerSettings;
import io.offshoot.diffusion.inversion.TrainingState;
import io.offshoot.diffusion.inversion.TrainingStateFile;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.avro.AugmentationPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of textual inversion; those left out are as suits the model, or as in DA-Fusion. */
public final class InversionOptions {
    @Option(
            names = {"--initializer", "--initializer-token"},
            paramLabel = "WORD",
            description =
                    "Word, or words in quotes, whose vectors the concept starts from (default: as suits the model,"
                            + " \"the\").")
    private @Nullable String initializer;

    @Option(
            names = "--num-vectors",
            paramLabel = "N",
            description = "Vectors of the concept, all of them trained (default: as suits the model, 1).")
    private @Nullable Integer numVectors;

    @Option(
            names = {"--steps", "--max-train-steps"},
            paramLabel = "N",
            description = "Optimiser steps (default: as suits the model, 1000).")
    private @Nullable Integer steps;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description =
                    "AdamW's learning rate as it is used, unless --scale-lr is given (default: as suits the model,"
                            + " 0.002).")
    private @Nullable Double learningRate;

    @Option(
            names = "--scale-lr",
            description =
                    "Multiply the learning rate by batch and gradient accumulation steps, as diffusers' option does.")
    private boolean scaleLearningRate;

    @Option(
            names = {"--batch", "--train-batch-size"},
            paramLabel = "N",
            description = "Noisy examples per step (default: as suits the model, 4).")
    private @Nullable Integer batch;

    @Option(
            names = "--gradient-accumulation-steps",
            paramLabel = "N",
            defaultValue = "1",
            description = "Batches whose mean gradient makes one step (default: ${DEFAULT-VALUE}).")
    private int gradientAccumulationSteps;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Stop after so many looks at the held-out noise, one every 50 steps, without a lower loss; 0 never"
                            + " (default: ${DEFAULT-VALUE}).")
    private int patience;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of every random draw (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description =
                    "Go on from the .state file of an earlier run, which counts for --steps, or start from the vectors"
                            + " of a concept file (default: start anew from the initializer).")
    private @Nullable Path resume;

    InversionSettings settings(AugmentationPolicy suited) {
        InversionSettings daFusion = InversionSettings.daFusion();
        OptimizerSettings optimizer = new OptimizerSettings(
                Objects.requireNonNullElse(learningRate, suited.getLearningRate()),
                daFusion.optimizer().weightDecay(),
                Objects.requireNonNullElse(batch, suited.getLearningBatchSize()),
                gradientAccumulationSteps);
        HeldOutSettings heldOut = daFusion.heldOut();
        return daFusion.withSteps(Objects.requireNonNullElse(steps, suited.getLearningSteps()))
                .withStart(new ConceptStart(
                        Objects.requireNonNullElse(numVectors, suited.getNumVectors()),
                        Objects.requireNonNullElse(initializer, suited.getInitializerToken())))
                .withOptimizer(scaleLearningRate ? optimizer.scaleLearningRate() : optimizer)
                .withHeldOut(new HeldOutSettings(
                        heldOut.draws(), heldOut.evaluateEvery(), patience == 0 ? HeldOutSettings.NEVER : patience))
                .withSeed(seed);
    }

    /** Where learning goes on from; null for a new start. */
    @Nullable
    TrainingState resumed() {
        if (resume == null) {
            return null;
        }
        try {
            return TrainingStateFile.read(resume);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new CommandFailure("learning cannot go on: " + e.getMessage() + ".", e);
        }
    }
}
