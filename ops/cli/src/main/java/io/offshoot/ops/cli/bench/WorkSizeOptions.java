package io.offshoot.ops.cli.bench;

import io.offshoot.ops.bench.editor.WorkSize;
import picocli.CommandLine.Option;

/** The options that say how much both sides of a comparison edit. */
final class WorkSizeOptions {
    @Option(
            names = "--photos-count",
            paramLabel = "N",
            defaultValue = "4",
            description = "Photos (default: ${DEFAULT-VALUE}).")
    private int photos;

    @Option(
            names = "--edits",
            paramLabel = "N",
            defaultValue = "10",
            description = "Edits of each photo (default: ${DEFAULT-VALUE}).")
    private int edits;

    @Option(
            names = "--strengths",
            paramLabel = "S,S",
            defaultValue = "0.25,0.5,0.75,1.0",
            description = "What their strengths are drawn from (default: ${DEFAULT-VALUE}).")
    private String strengths;

    @Option(
            names = "--num-inference-steps",
            paramLabel = "N",
            defaultValue = "50",
            description = "Steps of a complete run (default: ${DEFAULT-VALUE}).")
    private int numInferenceSteps;

    @Option(
            names = "--max-batch",
            paramLabel = "N",
            defaultValue = "8",
            description = "Most edits that either side computes at once (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Decides photos, strengths and noise (default: ${DEFAULT-VALUE}).")
    private long seed;

    WorkSize size() {
        return new WorkSize(photos, edits, strengths, numInferenceSteps, batch, seed);
    }
}
