package io.offshoot.ops.cli.concepts;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.SignedPublisher;
import io.offshoot.ops.cli.policy.PolicyChange;
import io.offshoot.ops.cli.policy.PolicyHistory;
import io.offshoot.ops.cli.service.ModelFolderOptions;
import io.offshoot.ops.standalone.role.ModelPolicy;
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

/** Has a class edited with one version of its concept. */
@Command(
        name = "pin",
        description = {
            "Has the photos of a class edited with one version of its concept, whatever is learned later; it holds for"
                    + " photos that are planned from then on.",
            "The pin is in the class's policy (pinned-version); a class's first policy takes the rest from the policy of all"
                    + " classes, and the first of all from what suits the model. Concepts that are learned anew meanwhile"
                    + " start from the pinned one."
        })
final class ConceptsPinCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CLASS", description = "The class.")
    private String label;

    @Parameters(index = "1", paramLabel = "VERSION", description = "The version, as history shows it.")
    private int version;

    @Mixin
    private ModelFolderOptions modelOptions;

    @Mixin
    private ConnectionOptions connectionOptions;

    ConceptsPinCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        String name = Usage.check(spec, () -> new ClassName(label).value());
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            connection.require(List.of(Right.write(connection.topics().policies())));
            PolicyHistory policies = PolicyHistory.read(connection);
            Concepts.requireUNet(ConceptHistory.read(connection).kept(name, version), policies.of(name));
            AugmentationPolicy policy = Usage.check(
                    spec,
                    () -> PolicyChange.pin(name, version).of(policies, () -> ModelPolicy.of(modelOptions.folder())));
            new SignedPublisher(connection).publish(connection.topics().policies(), name, policy);
            context.out()
                    .printf(
                            "Policy %d of %s is published: its photos are edited with version %d of its concept.%n",
                            policy.getVersion(), name, version);
        }
        return 0;
    }
}
