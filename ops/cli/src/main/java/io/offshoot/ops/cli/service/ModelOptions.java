package io.offshoot.ops.cli.service;

import io.offshoot.ops.standalone.role.ModelSettings;
import picocli.CommandLine.Option;

/** The options that say which diffusion model edits, where, and how much at once. */
public final class ModelOptions extends NetworkOptions {
    @Option(
            names = "--max-batch-size",
            paramLabel = "N",
            defaultValue = "8",
            description = "Most edits computed at once (default: ${DEFAULT-VALUE}).")
    private int maxBatchSize;

    @Override
    public ModelSettings settings() {
        return super.settings().withMaxBatchSize(maxBatchSize);
    }

    /** The same where trainer and editor work beside each other: unless told otherwise, each gets half of the cores. */
    public ModelSettings sharedSettings() {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return hasThreads() ? settings() : settings().withThreads(half);
    }
}
