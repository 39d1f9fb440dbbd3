package io.offshoot.ops.cli.concepts;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.SignedPublisher;
import io.offshoot.ops.cli.policy.PolicyHistory;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.schemas.label.ClassName;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes an older version of a concept the newest again. */
@Command(
        name = "rollback",
        description = {
            "Publishes an older version of a class's concept again, so that it is the newest until the next one is learned;"
                    + " it holds for photos that are planned from then on. Also brings back a concept that was retired.",
            "To keep a version whatever is learned, pin it."
        })
final class ConceptsRollbackCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CLASS", description = "The class.")
    private String label;

    @Parameters(index = "1", paramLabel = "VERSION", description = "The version, as history shows it.")
    private int version;

    @Mixin
    private ConnectionOptions connectionOptions;

    ConceptsRollbackCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        String name = Usage.check(spec, () -> new ClassName(label).value());
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            connection.require(List.of(Right.write(connection.topics().concepts())));
            ConceptHistory history = ConceptHistory.read(connection);
            Concept concept = history.published(name, version);
            AugmentationPolicy policy = PolicyHistory.read(connection).of(name);
            Concepts.requireUNet(concept, policy);
            requireOther(concept, history.newest(name));
            new SignedPublisher(connection).publish(connection.topics().concepts(), name, concept);
            context.out().printf("Version %d of %s is the newest again%s.%n", version, name, whilePinned(policy));
        }
        return 0;
    }

    private static void requireOther(Concept concept, @Nullable Concept newest) {
        if (concept.equals(newest)) {
            throw new CommandFailure("version " + concept.getVersion() + " of " + concept.getLabel()
                    + " is the newest already; there is nothing to roll back.");
        }
    }

    private static String whilePinned(@Nullable AugmentationPolicy policy) {
        return policy == null || policy.getPinnedVersion() == 0
                ? ""
                : ", but its photos are edited with version " + policy.getPinnedVersion()
                        + ", which is pinned: `offshoot concepts unpin` ends that";
    }
}
