package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.standalone.RoleNodeSettings;
import io.offshoot.ops.standalone.role.MeasuredRole;
import io.offshoot.ops.standalone.role.TopologyRole;
import io.offshoot.ops.standalone.role.TopologySettings;
import io.offshoot.streams.StreamsSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the topology until Ctrl-C. */
@Command(
        name = "topology",
        description =
                "Runs the topology alone: judges photos, collects the first of each class and plans the edits; fetches photos by"
                        + " reference where that is allowed.")
public final class TopologyCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = "offshoot-state",
            description = "Folder of the state stores, one for each process; what is lost is restored from Kafka"
                    + " (default: ${DEFAULT-VALUE}).")
    private Path stateDir;

    @Mixin
    private PolicyOptions policyOptions;

    @Mixin
    private ReferenceOptions referenceOptions;

    @Mixin
    private RoleOptions roleOptions;

    TopologyCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        TopologySettings settings = Usage.check(
                spec,
                () -> policyOptions
                        .settings(StreamsSettings.daFusion(), StreamsSettings.DEFAULT_FEW_SHOT_LINGER)
                        .withReferences(referenceOptions.settings()));
        RoleNodeSettings node = Usage.check(spec, () -> roleOptions.settings(configuration));
        new RoleRun(context)
                .stay(
                        node,
                        "topology",
                        cluster -> MeasuredRole.of(
                                TopologyRole.start(cluster, settings, stateDir), cluster, node.admin()));
        return 0;
    }
}
