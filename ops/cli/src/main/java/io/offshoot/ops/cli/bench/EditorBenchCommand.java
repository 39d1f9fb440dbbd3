package io.offshoot.ops.cli.bench;

import io.offshoot.ops.bench.editor.EditorBench;
import io.offshoot.ops.bench.editor.EditorBenchSettings;
import io.offshoot.ops.bench.editor.Targets;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.service.ModelFolderOptions;
import io.offshoot.ops.standalone.role.ModelSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the editor with Python's diffusers. */
@Command(
        name = "editor",
        description = {
            "Compares the editor with a Python program that edits the same photos with the same weights, size, steps,"
                    + " sampler, type and number of threads, in turns.",
            "This side is the whole editor, Kafka and Avro included; the time goes from the first request to the last"
                    + " result that a read_committed reader sees. Loading is in neither side's time."
        })
public final class EditorBenchCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            required = true,
            description = "The Python program of the other side.")
    private Path baseline;

    @Option(
            names = "--photos",
            paramLabel = "DIR",
            description = "A folder with one sub-folder per class (default: simulated photos of the model's size).")
    private @Nullable Path photos;

    @Option(names = "--plot", paramLabel = "FILE", description = "Also draw images per second into an SVG file.")
    private @Nullable Path plot;

    @Option(
            names = "--device",
            defaultValue = "cpu",
            description = "What runs the networks of both sides: cpu, cuda or cuda:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(
            names = "--dtype",
            defaultValue = "float32",
            description = "Type of the weights on both sides while running: float32, float16 or bfloat16"
                    + " (default: ${DEFAULT-VALUE}).")
    private String dtype;

    @Mixin
    private RivalOptions rivalOptions;

    @Mixin
    private ModelFolderOptions modelOptions;

    @Mixin
    private WorkSizeOptions workOptions;

    @Mixin
    private RoundsOption roundsOption;

    EditorBenchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        EditorBenchSettings settings = Usage.check(
                spec,
                () -> new EditorBenchSettings(
                        baseline,
                        rivalOptions.python(),
                        ModelSettings.of(modelOptions.folder())
                                .on(device, dtype)
                                .withThreads(rivalOptions.threads()),
                        photos,
                        workOptions.size(),
                        roundsOption.rounds(),
                        plot));
        Targets targets = modelOptions.named() ? Targets.LARGE : Targets.SMALL;
        return new EditorBench(settings, context::say).run(targets) ? 0 : 1;
    }
}
