package io.offshoot.ops.cli.bench;

import picocli.CommandLine.Option;

/** The options that say with what Python's diffusers runs, and on how many threads both sides do. */
final class RivalOptions {
    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            defaultValue = "python3",
            description = "A Python with torch and diffusers (default: ${DEFAULT-VALUE}).")
    private String python;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "CPU threads of one operator on either side (default: ${DEFAULT-VALUE}).")
    private int threads;

    String python() {
        return python;
    }

    int threads() {
        return threads;
    }
}
