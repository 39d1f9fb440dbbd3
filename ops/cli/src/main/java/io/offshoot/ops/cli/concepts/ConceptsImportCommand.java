package io.offshoot.ops.cli.concepts;

import io.offshoot.diffusion.conceptfile.ConceptFormat;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.ops.cli.command.CommandContext;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings concepts of any form into files of their own. */
@Command(
        name = "import",
        description = {
            "Brings concepts of any form into one diffusers safetensors file each, named after its token.",
            "Reads diffusers .safetensors and .bin, A1111 .pt and .safetensors, DA-Fusion's merged .pt with many classes."
                    + " No file is executed; two concepts of one token are refused."
        })
final class ConceptsImportCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of concepts.")
    private List<Path> files;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the files.")
    private Path out;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Another token, such as <wheat>, for the concept of a file of one (default: the file's).")
    private @Nullable String token;

    ConceptsImportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        for (ConceptVectors concept : concepts()) {
            Path file = Concepts.write(out, concept, ConceptFormat.DIFFUSERS);
            context.out().println(concept.placeholder() + " -> " + file);
        }
        return 0;
    }

    private List<ConceptVectors> concepts() {
        if (token == null) {
            return Concepts.readAll(files);
        }
        if (files.size() > 1) {
            throw new ParameterException(spec.commandLine(), "--token is for one file; import the files one by one");
        }
        return List.of(Concepts.read(files.get(0), token));
    }
}
