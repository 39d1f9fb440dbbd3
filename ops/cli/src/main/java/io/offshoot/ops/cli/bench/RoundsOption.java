package io.offshoot.ops.cli.bench;

import picocli.CommandLine.Option;

/** The option that says how often each side of a comparison is measured. */
final class RoundsOption {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each side is measured (default: ${DEFAULT-VALUE}).")
    private int rounds;

    int rounds() {
        return rounds;
    }
}
