package io.offshoot.ops.cli.policy;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.SignedPublisher;
import io.offshoot.schemas.access.Right;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a policy back. */
@Command(
        name = "remove",
        description = {
            "Takes the policy of a class back; photos that are planned from then on go by that of all classes (*), and"
                    + " without that by the service's own.",
            "The history keeps it."
        })
final class PolicyRemoveCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Parameters(paramLabel = "CLASS", description = "A class, or '*' for the policy of all others.")
    private String label;

    @Mixin
    private ConnectionOptions connectionOptions;

    PolicyRemoveCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            connection.require(List.of(Right.write(connection.topics().policies())));
            if (!PolicyHistory.read(connection).newest().containsKey(label)) {
                throw new CommandFailure("no policy is published for " + label
                        + ", so there is none to remove; `offshoot policy get` shows those there are.");
            }
            new SignedPublisher(connection).publish(connection.topics().policies(), label, null);
            context.out().printf("The policy of %s is removed.%n", label);
        }
        return 0;
    }
}
