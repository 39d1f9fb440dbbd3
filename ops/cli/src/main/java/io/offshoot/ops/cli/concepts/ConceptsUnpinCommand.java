package io.offshoot.ops.cli.concepts;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.SignedPublisher;
import io.offshoot.ops.cli.policy.PolicyChange;
import io.offshoot.ops.cli.policy.PolicyHistory;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.label.ClassName;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a class edited with its newest concept again. */
@Command(
        name = "unpin",
        description = {
            "Has the photos of a class edited with its newest concept again; it holds for photos that are planned from"
                    + " then on."
        })
final class ConceptsUnpinCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CLASS", description = "The class.")
    private String label;

    @Mixin
    private ConnectionOptions connectionOptions;

    ConceptsUnpinCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        String name = Usage.check(spec, () -> new ClassName(label).value());
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            connection.require(List.of(Right.write(connection.topics().policies())));
            PolicyHistory policies = PolicyHistory.read(connection);
            AugmentationPolicy pinned = policies.of(name);
            if (pinned == null || pinned.getPinnedVersion() == 0) {
                throw new CommandFailure("no version of " + name + " is pinned; its newest concept is used already.");
            }
            AugmentationPolicy policy = PolicyChange.pin(name, 0).of(policies, () -> pinned);
            new SignedPublisher(connection).publish(connection.topics().policies(), name, policy);
            context.out()
                    .printf(
                            "Policy %d of %s is published: its photos are edited with its newest concept.%n",
                            policy.getVersion(), name);
        }
        return 0;
    }
}
