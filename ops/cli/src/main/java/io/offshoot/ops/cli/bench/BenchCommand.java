package io.offshoot.ops.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmarks; without the name of one it is wrong usage. */
@Command(
        name = "bench",
        description = {
            "Measures on this machine what docs/performance.md tells of.",
            "Every benchmark compares in one run and prints one JSON object as its last line."
        },
        subcommands = {
            ScaleCommand.class,
            MemoryBenchCommand.class,
            TrainerBenchCommand.class,
            EditorBenchCommand.class,
            TopologyBenchCommand.class
        })
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a benchmark; ./offshoot bench --help lists them");
    }
}
