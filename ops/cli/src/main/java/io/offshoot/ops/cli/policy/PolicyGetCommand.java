package io.offshoot.ops.cli.policy;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.NewestRecords;
import io.offshoot.ops.standalone.role.PolicyFields;
import io.offshoot.schemas.avro.AugmentationPolicy;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows policies. */
@Command(
        name = "get",
        description = {
            "Shows the policies that were published, each as KEY=VALUE lines.",
            "A class without one goes by that of all classes (*), and without that by the service's own."
        })
final class PolicyGetCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Parameters(
            paramLabel = "CLASS",
            arity = "0..1",
            description = "A class, or '*' for the policy of all others (default: everything published).")
    private @Nullable String label;

    @Mixin
    private ConnectionOptions connectionOptions;

    PolicyGetCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            SortedMap<String, AugmentationPolicy> published =
                    NewestRecords.read(connection, connection.topics().policies());
            if (label != null && !published.containsKey(label)) {
                context.out().println("No policy is published for " + label + ".");
            }
            published.forEach((key, policy) -> {
                if (label == null || label.equals(key)) {
                    print(key, policy);
                }
            });
        }
        return 0;
    }

    private void print(String key, AugmentationPolicy policy) {
        context.out().println("# " + key);
        PolicyFields.texts(policy).forEach((field, text) -> context.out().println(field + "=" + text));
    }
}
