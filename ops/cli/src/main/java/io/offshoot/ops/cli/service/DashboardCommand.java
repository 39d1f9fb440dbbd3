package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.standalone.DashboardNode;
import io.offshoot.ops.standalone.RoleNodeSettings;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.topic.Topics;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves the dashboard until Ctrl-C. */
@Command(
        name = "dashboard",
        description = {
            "Serves the dashboard of a service that runs elsewhere: lag, accounts, concepts, dead letters and the newest"
                    + " edits.",
            "It only looks, at the topics and the offsets of the groups; what workers tell of their devices is in"
                    + " their own metrics."
        })
public final class DashboardCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RoleOptions roleOptions;

    DashboardCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        RoleNodeSettings settings = Usage.check(spec, () -> roleOptions.settings(configuration));
        requireService();
        Stay.with(
                () -> DashboardNode.start(settings, new StartLines(context.terminal())),
                node -> greet(settings, node),
                DashboardNode::failure);
        return 0;
    }

    private void requireService() {
        try (Connection connection = new Connection(roleOptions.connection(configuration))) {
            connection.require(read(connection.topics()));
        }
    }

    private static List<Right> read(Topics topics) {
        return Stream.of(
                        topics.images(),
                        topics.real(),
                        topics.rejects(),
                        topics.conceptRequests(),
                        topics.concepts(),
                        topics.conceptProgress(),
                        topics.editRequests(),
                        topics.synthetic(),
                        topics.failures())
                .map(Right::read)
                .toList();
    }

    private void greet(RoleNodeSettings settings, DashboardNode node) {
        context.out()
                .printf(
                        "The dashboard of %s is at http://%s:%d/. Ctrl-C stops it.%n",
                        settings.bootstrapServers(), settings.listen().host(), node.port());
    }
}
