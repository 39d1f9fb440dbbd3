package io.offshoot.ops.cli.bench;

import io.offshoot.ops.bench.topology.TopologyBench;
import io.offshoot.ops.bench.topology.TopologyBenchSettings;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the topology with a plain copy. */
@Command(
        name = "topology",
        description = {
            "Compares the topology with a plain transactional copy of the same photos, in records per second, in turns.",
            "Both write with exactly-once transactions to a broker in this process. Then photos come at a steady rate,"
                    + " and the time is taken from each to its edit request, as a read_committed reader sees it."
        })
public final class TopologyBenchCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--photos-count",
            paramLabel = "N",
            defaultValue = "400",
            description = "Photos of a round (default: ${DEFAULT-VALUE}).")
    private int photos;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "128",
            description = "Their height and width (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--paced",
            paramLabel = "N",
            defaultValue = "200",
            description = "Photos of a round that come at a steady rate (default: ${DEFAULT-VALUE}).")
    private int paced;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20",
            description = "That rate per second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Mixin
    private RoundsOption roundsOption;

    TopologyBenchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TopologyBenchSettings settings =
                Usage.check(spec, () -> new TopologyBenchSettings(photos, size, paced, rate, roundsOption.rounds()));
        new TopologyBench(settings, context::say).run();
        return 0;
    }
}
