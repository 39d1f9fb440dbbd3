package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.standalone.RoleNode;
import io.offshoot.ops.standalone.RoleNodeSettings;
import io.offshoot.ops.standalone.role.Cluster;
import io.offshoot.ops.standalone.role.Role;
import java.util.function.Function;

/** Runs one role until Ctrl-C. */
final class RoleRun {
    private final CommandContext context;

    RoleRun(CommandContext context) {
        this.context = context;
    }

    void stay(RoleNodeSettings settings, String name, Function<Cluster, ? extends Role> starter) {
        Stay.with(
                () -> RoleNode.start(settings, name, starter, new StartLines(context.terminal())),
                node -> context.out()
                        .printf(
                                "The %s works on %s; health: http://%s:%d/health/ready. Ctrl-C stops it.%n",
                                name,
                                settings.bootstrapServers(),
                                settings.listen().host(),
                                node.port()),
                RoleNode::failure);
    }
}
