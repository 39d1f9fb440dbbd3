package io.offshoot.ops.cli.service;

import io.offshoot.diffusion.inflight.BatchSettings;
import io.offshoot.ops.standalone.role.ModelSettings;
import picocli.CommandLine.Option;

/** The options that say which diffusion model edits, where, and how much at once. */
public final class ModelOptions extends NetworkOptions {
    @Option(
            names = {"--max-batch", "--max-batch-size"},
            paramLabel = "N",
            defaultValue = "8",
            description = "Most edits computed at once (default: ${DEFAULT-VALUE}); the editor measures at its start"
                    + " whether fewer are as fast, and takes fewer where memory is short.")
    private int maxBatch;

    @Option(
            names = "--deterministic",
            description =
                    "Fill every batch up to --max-batch, so that the bytes of an edit do not depend on which others"
                            + " are computed with it; slower where there is little to do. The demo always does.")
    private boolean deterministic;

    @Override
    public ModelSettings settings() {
        return super.settings().withBatch(new BatchSettings(maxBatch, deterministic));
    }

    /** The same where trainer and editor work beside each other: unless told otherwise, each gets half of the cores. */
    public ModelSettings sharedSettings() {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return hasThreads() ? settings() : settings().withThreads(half);
    }

    /** The shared settings with batches of a fixed width: the same seed makes the same bytes. */
    public ModelSettings reproducibleSettings() {
        return sharedSettings().withBatch(new BatchSettings(maxBatch, true));
    }
}
