package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.standalone.RoleNodeSettings;
import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.ops.standalone.role.WorkerRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the concept trainer until Ctrl-C. */
@Command(
        name = "trainer",
        description = {
            "Runs the concept trainer alone: learns one concept per class from its first photos, by textual inversion.",
            "Start as many as there are devices; they share the work."
        })
public final class TrainerCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions modelOptions;

    @Mixin
    private UNetOptions unetOptions;

    @Option(
            names = "--checkpoint-dir",
            paramLabel = "DIR",
            defaultValue = "offshoot-checkpoints",
            description =
                    "Folder that keeps trainings which have begun, so that they go on after a crash; trainers of one"
                            + " machine may share it (default: ${DEFAULT-VALUE}).")
    private Path checkpointDir;

    @Mixin
    private DrainOptions drainOptions;

    @Mixin
    private RoleOptions roleOptions;

    TrainerCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        ModelSettings model = Usage.check(spec, () -> unetOptions.applyTo(modelOptions.settings()));
        RoleNodeSettings node = Usage.check(spec, () -> roleOptions.settings(configuration));
        model.requirePresent();
        new RoleRun(context)
                .stay(
                        node,
                        "concept trainer",
                        cluster ->
                                WorkerRole.trainer(cluster, model, drainOptions.timeout(), checkpointDir, List.of()));
        return 0;
    }
}
