package io.offshoot.ops.cli.concepts;

import io.offshoot.diffusion.conceptfile.ConceptFormat;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.config.Configuration;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionOptions;
import io.offshoot.ops.cli.connect.NewestRecords;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes concepts in the form of another tool. */
@Command(
        name = "export",
        description = {
            "Writes concepts in the form of another tool, one file each, named after its token.",
            "Takes those of a running service, or of files."
        })
final class ConceptsExportCommand implements Callable<Integer> {
    private final CommandContext context;
    private final Configuration configuration;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Files of concepts (default: those of the running service).")
    private @Nullable List<Path> files;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the files.")
    private Path out;

    @Option(
            names = "--format",
            defaultValue = "DIFFUSERS",
            description = "diffusers (.safetensors) or a1111 (.pt) (default: diffusers).")
    private ConceptFormat format;

    @Mixin
    private ConnectionOptions connectionOptions;

    ConceptsExportCommand(CommandContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    @Override
    public Integer call() {
        for (ConceptVectors concept : files == null ? ofService() : Concepts.readAll(files)) {
            Path file = Concepts.write(out, concept, format);
            context.out().println(concept.placeholder() + " -> " + file);
        }
        return 0;
    }

    private List<ConceptVectors> ofService() {
        try (Connection connection = new Connection(connectionOptions.settings(configuration))) {
            return NewestRecords.read(connection, connection.topics().concepts()).values().stream()
                    .map(Concepts::of)
                    .toList();
        }
    }
}
