package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.ops.cli.concepts.Concepts;
import io.offshoot.ops.cli.service.EditModes;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.EditMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what the edits show. */
public final class PromptOptions {
    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "What the results show; {name} becomes the concept's token, or the class in mode"
                    + " real-guidance. Given several times, one is drawn for each picture (default: as suits the model,"
                    + " \"a photo of a {name}\").")
    private @Nullable List<String> prompts;

    @Option(
            names = "--negative-prompt",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "What the results shall not show (default: nothing).")
    private String negativePrompt;

    @Option(
            names = "--mode",
            paramLabel = "textual-inversion|real-guidance",
            defaultValue = "textual-inversion",
            converter = EditModes.class,
            description = "What {name} stands for: textual-inversion takes the token of a learned concept,"
                    + " real-guidance the name of the class (default: ${DEFAULT-VALUE}).")
    private EditMode mode;

    @Option(
            names = "--concept",
            paramLabel = "FILE",
            split = ",",
            description =
                    "File of learned concepts (diffusers .safetensors or .bin, A1111 .pt, DA-Fusion's merged .pt);"
                            + " several are separated by commas, and files of these endings among PHOTO are concepts, too. Of"
                            + " several concepts a photo takes that of its class: <wheat> for the sub-folder wheat.")
    private @Nullable List<Path> concepts;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Class of photos that lie in no sub-folder (default: none).")
    private @Nullable String name;

    /**
     * The prompts as given.
     *
     * @param suited the policy that suits the model, whose templates are the default
     * @param more further concept files
     * @throws IllegalArgumentException when they cannot work
     */
    Prompts prompts(AugmentationPolicy suited, List<Path> more) {
        List<Path> files = new ArrayList<>(concepts == null ? List.of() : concepts);
        files.addAll(more);
        List<ConceptVectors> read = Concepts.readAll(files);
        return new Prompts(mode, prompts == null ? suited.getPromptTemplates() : prompts, negativePrompt, read, name);
    }
}
