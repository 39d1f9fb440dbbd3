package io.offshoot.ops.cli.bench;

import io.offshoot.ops.bench.trainer.TrainerBench;
import io.offshoot.ops.bench.trainer.TrainerBenchSettings;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.service.ModelFolderOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the concept trainer with Python's diffusers. */
@Command(
        name = "trainer",
        description = {
            "Compares the steps per second of textual inversion with those of diffusers' script, on the same simulated photos,"
                    + " weights, batch and number of threads, in turns.",
            "Loading is in neither side's time; looking at held-out noise is in this one's."
        })
public final class TrainerBenchCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "4",
            description = "Examples of one step (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "50",
            description = "Steps of one round (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Mixin
    private RivalOptions rivalOptions;

    @Mixin
    private RoundsOption roundsOption;

    @Mixin
    private ModelFolderOptions modelOptions;

    TrainerBenchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        TrainerBenchSettings settings = Usage.check(
                spec,
                () -> new TrainerBenchSettings(
                        rivalOptions.python(),
                        modelOptions.folder(),
                        rivalOptions.threads(),
                        batch,
                        steps,
                        roundsOption.rounds()));
        return new TrainerBench(settings, context::say).run() ? 0 : 1;
    }
}
