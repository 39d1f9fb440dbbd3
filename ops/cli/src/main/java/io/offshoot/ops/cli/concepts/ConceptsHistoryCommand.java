package io.offshoot.ops.cli.concepts;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.schemas.avro.Concept;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows which versions of concepts there were. */
@Command(
        name = "history",
        description = {
            "Shows every concept that a running service has published, those of a class oldest first: when, which version,"
                    + " from what it was learned. The last one is the newest.",
            "One that was rolled back to is there again, with the name of the user."
        })
final class ConceptsHistoryCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Parameters(paramLabel = "CLASS", arity = "0..1", description = "A class (default: all).")
    private @Nullable String label;

    @Mixin
    private ConnectionOptions connectionOptions;

    ConceptsHistoryCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            ConceptHistory history = ConceptHistory.read(connection);
            List<PublishedConcept> shown = label == null ? history.concepts() : history.of(label);
            shown.forEach(published -> context.out().println(line(published)));
            if (shown.isEmpty()) {
                context.out().println("No concept was ever published" + (label == null ? "." : " for " + label + "."));
            }
        }
        return 0;
    }

    private static String line(PublishedConcept published) {
        Concept concept = published.concept();
        String what = concept == null ? published.label() + ": retired" : ConceptLine.of(concept);
        return published.at() + " " + what + (published.by().equals("?") ? "" : ", by " + published.by());
    }
}
