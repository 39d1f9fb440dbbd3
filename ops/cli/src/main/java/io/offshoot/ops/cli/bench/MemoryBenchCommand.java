package io.offshoot.ops.cli.bench;

import io.offshoot.ops.bench.memory.MemoryBench;
import io.offshoot.ops.bench.memory.MemoryReport;
import io.offshoot.ops.bench.memory.MemorySettings;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.service.WorkModes;
import io.offshoot.ops.cli.terminal.Durations;
import io.offshoot.workers.work.WorkMode;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures whether a long backlog costs memory. */
@Command(
        name = "memory",
        description = {
            "Measures the resident memory of an editor with a short backlog and of one with a long one, in turns, each in a"
                    + " process of its own with a stand-in for the diffusion networks and the same heap.",
            "Both answer as many requests as the short backlog has. Needs Linux, and room for the long backlog in the"
                    + " temporary folder.",
            "The last line is one JSON object; the exit code is 1 when the long backlog takes more than 1.1 times the memory."
        })
public final class MemoryBenchCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--work-mode",
            paramLabel = "MODE",
            defaultValue = "exactly-once",
            converter = WorkModes.class,
            description = "exactly-once or queue (default: ${DEFAULT-VALUE}).")
    private WorkMode mode;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            defaultValue = "60",
            description = "Requests of the short backlog (default: ${DEFAULT-VALUE}).")
    private int backlog;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many times as long the long one is (default: ${DEFAULT-VALUE}).")
    private int times;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "512",
            description = "Height and width of the photos (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--edits-per-image",
            paramLabel = "M",
            defaultValue = "4",
            description = "Edits of each photo (default: ${DEFAULT-VALUE}).")
    private int edits;

    @Option(
            names = "--device-time",
            paramLabel = "TIME",
            defaultValue = "20ms",
            converter = Durations.class,
            description = "How long an edit holds the stand-in device (default: ${DEFAULT-VALUE}).")
    private Duration deviceTime;

    @Option(
            names = "--heap",
            paramLabel = "MIB",
            defaultValue = "512",
            description = "Largest heap of the editor in MiB (default: ${DEFAULT-VALUE}).")
    private int heap;

    @Mixin
    private RoundsOption roundsOption;

    MemoryBenchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        MemorySettings settings = Usage.check(spec, this::settings);
        MemoryReport report = new MemoryBench(settings, context::say).run();
        context.say(report.json());
        return report.pass() ? 0 : 1;
    }

    private MemorySettings settings() {
        var work = new MemorySettings.Work(size, edits, deviceTime);
        return new MemorySettings(mode, backlog, times, work, heap, roundsOption.rounds());
    }
}
