package io.offshoot.ops.cli.learn;

import io.offshoot.schemas.label.ClassName;
import io.offshoot.schemas.label.ConceptToken;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say what a learned concept is called, and where it goes. */
public final class ConceptOptions {
    @Option(
            names = {"--name", "--placeholder-token"},
            paramLabel = "NAME",
            required = true,
            description = "The class; prompts get the token <name> with _ for spaces.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where the concept goes: .safetensors as diffusers writes it, .pt as A1111 does.")
    private Path out;

    ConceptOutput output() {
        return ConceptOutput.of(token(), out);
    }

    private String token() {
        return name.matches("<\\S+>") ? name : ConceptToken.of(new ClassName(name));
    }
}
