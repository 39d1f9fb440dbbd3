package io.offshoot.ops.cli.policy;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.command.Usage;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.SignedPublisher;
import io.offshoot.ops.cli.service.ModelFolderOptions;
import io.offshoot.ops.standalone.role.ModelPolicy;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.avro.AugmentationPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes a policy. */
@Command(
        name = "set",
        description = {
            "Changes the policy of a class and publishes it; it holds for photos that are planned from then on.",
            "What is left out stays as it is. A class's first policy takes the rest from the policy of all classes,"
                    + " and the first of all from what suits the model."
        })
final class PolicySetCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "CLASS",
            description = "A class, or '*' for all that have no policy of their own.")
    private String label;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY=VALUE",
            description = {
                "Settings as get shows them, for example edits-per-image=20, strengths=0.25,0.5, unet=no-wheat,"
                        + " mode=real-guidance, compose=sequential, paused=true.",
                "A text of a list that has a comma in it makes the list one of JSON:"
                        + " prompt-templates=[\"a plant, a {name}\"]."
            })
    private @Nullable Map<String, String> settings;

    @Mixin
    private PolicySettingOptions settingOptions;

    @Mixin
    private ModelFolderOptions modelOptions;

    @Mixin
    private ConnectionOptions connectionOptions;

    PolicySetCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        PolicyChange change = Usage.check(spec, () -> PolicyChange.set(label, settingOptions.with(settings)));
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            connection.require(List.of(Right.write(connection.topics().policies())));
            PolicyHistory history = PolicyHistory.read(connection);
            AugmentationPolicy policy =
                    Usage.check(spec, () -> change.of(history, () -> ModelPolicy.of(modelOptions.folder())));
            new SignedPublisher(connection).publish(connection.topics().policies(), change.label(), policy);
            context.out().printf("Policy %d of %s is published.%n", policy.getVersion(), change.label());
        }
        return 0;
    }
}
