package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.standalone.role.ModelSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which diffusion model runs, and where. */
public final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Diffusers folder of the Stable Diffusion 1.x, 2.x or XL shape (default: the small model that"
                    + " ships with Offshoot).")
    private @Nullable Path model;

    @Option(
            names = "--device",
            defaultValue = "cpu",
            description = "What runs the networks: cpu, cuda or cuda:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--dtype",
            defaultValue = "float32",
            description =
                    "Type of the weights while running: float32, float16 or bfloat16 (default: ${DEFAULT-VALUE}).")
    private String dtype;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "CPU threads of one network call, 0 for all cores (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--max-batch-size",
            paramLabel = "N",
            defaultValue = "8",
            description = "Most edits computed at once (default: ${DEFAULT-VALUE}).")
    private int maxBatchSize;

    /**
     * The settings as given.
     *
     * @throws IllegalArgumentException when they cannot work
     */
    public ModelSettings settings() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new ModelSettings(folder(), device, dtype, threads == 0 ? cores : threads, maxBatchSize);
    }

    /** The same where trainer and editor work beside each other: unless told otherwise, each gets half of the cores. */
    public ModelSettings sharedSettings() {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return threads == 0 ? settings().withThreads(half) : settings();
    }

    private Path folder() {
        if (model != null) {
            return model;
        }
        String home = System.getProperty("offshoot.home");
        if (home == null) {
            throw new CommandFailure("no model is named; start Offshoot by ./offshoot, or name a model with --model.");
        }
        return Path.of(home, "ops", "embedded-model");
    }
}
