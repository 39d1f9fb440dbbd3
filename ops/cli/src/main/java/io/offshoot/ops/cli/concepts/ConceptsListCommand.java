package io.offshoot.ops.cli.concepts;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.NewestRecords;
import io.offshoot.schemas.avro.Concept;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists concepts. */
@Command(
        name = "list",
        description = {
            "Lists the concepts of files: token, vectors, length of each. Without a file, those of a running service.",
            "No file is executed, pickles included."
        })
final class ConceptsListCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Files of concepts: diffusers .safetensors or .bin, A1111 .pt, DA-Fusion's merged .pt.")
    private @Nullable List<Path> files;

    @Mixin
    private ConnectionOptions connectionOptions;

    ConceptsListCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        if (files == null) {
            listService();
        } else {
            files.forEach(this::list);
        }
        return 0;
    }

    private void list(Path file) {
        context.out().println(file + ":");
        for (ConceptVectors concept : Concepts.read(file)) {
            context.out().println("  " + ConceptLine.of(concept));
        }
    }

    private void listService() {
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            Collection<Concept> concepts = NewestRecords.read(
                            connection, connection.topics().concepts())
                    .values();
            concepts.forEach(concept -> context.out().println(ConceptLine.of(concept)));
            context.out()
                    .println(concepts.size() + " concepts in "
                            + connection.topics().concepts().name() + ".");
        }
    }
}
