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

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each side is measured (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Mixin
    private ModelFolderOptions modelOptions;

    TrainerBenchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        TrainerBenchSettings settings = Usage.check(
                spec, () -> new TrainerBenchSettings(python, modelOptions.folder(), threads, batch, steps, rounds));
        return new TrainerBench(settings, this::say).run() ? 0 : 1;
    }

    private void say(String line) {
        context.out().println(line);
        context.out().flush();
    }
}
