package io.offshoot.ops.cli.policy;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows how policies came to be. */
@Command(
        name = "history",
        description = {
            "Shows every change of a policy, oldest first: when, of which class, by whom, and what became of which"
                    + " setting.",
            "A class's first policy is told against that of all classes at that time, the first of all against"
                    + " DA-Fusion's settings."
        })
final class PolicyHistoryCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Parameters(
            paramLabel = "CLASS",
            arity = "0..1",
            description = "A class, or '*' for the policy of all others (default: all changes).")
    private @Nullable String label;

    @Mixin
    private ConnectionOptions connectionOptions;

    PolicyHistoryCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            List<String> lines = PolicyHistoryLines.of(PolicyHistory.read(connection), label);
            lines.forEach(context.out()::println);
            if (lines.isEmpty()) {
                context.out().println("No policy was ever published" + (label == null ? "." : " for " + label + "."));
            }
        }
        return 0;
    }
}
