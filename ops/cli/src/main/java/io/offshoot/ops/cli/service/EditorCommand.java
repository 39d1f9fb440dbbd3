package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.standalone.RoleNodeSettings;
import io.offshoot.ops.standalone.role.ModelSettings;
import io.offshoot.ops.standalone.role.WorkerRole;
import io.offshoot.workers.work.WorkMode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the editor until Ctrl-C. */
@Command(
        name = "editor",
        description = {
            "Runs the editor alone: edits every accepted photo several times by diffusion and publishes the results.",
            "Start as many as there are devices; they share the work."
        })
public final class EditorCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions modelOptions;

    @Mixin
    private UNetOptions unetOptions;

    @Mixin
    private DrainOptions drainOptions;

    @Option(
            names = "--work-mode",
            paramLabel = "exactly-once|queue",
            defaultValue = "exactly-once",
            converter = WorkModes.class,
            description = {
                "How editors share the requests (default: ${DEFAULT-VALUE}).",
                "exactly-once: a consumer group; at most one editor per partition has work.",
                "queue: a share group of Kafka 4.2 or later; every editor has work. Images are published at least once;"
                        + " one that comes again has the same id."
            })
    private WorkMode workMode;

    @Mixin
    private RoleOptions roleOptions;

    EditorCommand(CommandContext context, Configuration configuration) {
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
                        "editor",
                        cluster -> WorkerRole.editor(cluster, model, drainOptions.timeout(), workMode, List.of()));
        return 0;
    }
}
