package io.offshoot.ops.cli.learn;

import io.offshoot.diffusion.conceptfile.ConceptFiles;
import io.offshoot.diffusion.conceptfile.ConceptFormat;
import io.offshoot.diffusion.inversion.LearnedConcept;
import io.offshoot.diffusion.inversion.TrainingStateFile;
import io.offshoot.ops.cli.command.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where a learned concept goes.
 *
 * @param token its placeholder in prompts
 */
record ConceptOutput(String token, Path file, ConceptFormat format) {

    /** The form follows from the file's ending. */
    static ConceptOutput of(String token, Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        ConceptFormat format = Arrays.stream(ConceptFormat.values())
                .filter(form -> name.endsWith("." + form.extension()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--out must end in .safetensors (diffusers) or .pt (A1111), was " + file));
        return new ConceptOutput(token, file, format);
    }

    /** Where the run's end is kept, to go on from. */
    Path stateFile() {
        return file.resolveSibling(file.getFileName() + ".state");
    }

    void write(LearnedConcept learned) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            ConceptFiles.write(file, learned.under(token), format);
            TrainingStateFile.write(stateFile(), learned.state());
        } catch (IOException e) {
            throw new CommandFailure("the concept cannot be written to " + file + " (" + e + "); check the path.", e);
        }
    }
}
