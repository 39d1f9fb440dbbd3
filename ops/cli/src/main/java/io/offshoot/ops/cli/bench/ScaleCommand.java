package io.offshoot.ops.cli.bench;

import io.offshoot.ops.bench.scale.ScaleBench;
import io.offshoot.ops.bench.scale.ScaleReport;
import io.offshoot.ops.bench.scale.ScaleSettings;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.service.WorkModes;
import io.offshoot.ops.cli.terminal.Durations;
import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how the work done grows with the number of workers. */
@Command(
        name = "scale",
        description = {
            "Measures how much more several editors do than one, each in a process of its own with a stand-in for the"
                    + " diffusion networks that takes time and no CPU.",
            "The last line is one JSON object; the exit code is 1 when the most workers do less than 7.5 times the work of"
                    + " one for each 8."
        })
public final class ScaleCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--workers",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2,4,8",
            description = "Numbers of workers, separated by commas (default: ${DEFAULT-VALUE}).")
    private List<Integer> workers;

    @Option(
            names = "--work-mode",
            paramLabel = "MODE",
            split = ",",
            defaultValue = "exactly-once,queue",
            converter = WorkModes.class,
            description = "Work modes, separated by commas (default: ${DEFAULT-VALUE}).")
    private List<WorkMode> modes;

    @Option(
            names = "--photos",
            paramLabel = "N",
            defaultValue = "50",
            description = "Photos for each worker (default: ${DEFAULT-VALUE}).")
    private int photos;

    @Option(
            names = "--edits-per-image",
            paramLabel = "M",
            defaultValue = "4",
            description = "Edits of each photo (default: ${DEFAULT-VALUE}).")
    private int edits;

    @Option(
            names = "--device-time",
            paramLabel = "TIME",
            defaultValue = "100ms",
            converter = Durations.class,
            description = "How long an edit holds the stand-in device (default: ${DEFAULT-VALUE}).")
    private Duration deviceTime;

    ScaleCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ScaleSettings settings = Usage.check(spec, () -> new ScaleSettings(modes, workers, photos, edits, deviceTime));
        ScaleReport report = new ScaleBench(settings, context::say).run();
        context.say(report.json());
        return report.pass() ? 0 : 1;
    }
}
