package io.offshoot.ops.cli.concepts;

import io.offshoot.diffusion.conceptfile.ConceptFiles;
import io.offshoot.diffusion.conceptfile.ConceptFormat;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.export.SafeName;
import io.offshoot.schemas.avro.AugmentationPolicy;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.workers.work.VectorLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Concepts of files and records; what cannot be read or written fails in one sentence. */
public final class Concepts {
    private Concepts() {}

    /** All concepts of a file. */
    static List<ConceptVectors> read(Path file) {
        try {
            return ConceptFiles.read(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * All concepts of several files.
     *
     * @throws CommandFailure when one cannot be read, or a token comes twice
     */
    public static List<ConceptVectors> readAll(List<Path> files) {
        try {
            return ConceptFiles.readAll(files);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The concept of a file of one, under another token. */
    static ConceptVectors read(Path file, String token) {
        try {
            return ConceptFiles.read(file, token);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A record's concept as prompts use it. */
    static ConceptVectors of(Concept concept) {
        return new ConceptVectors(concept.getToken(), VectorLists.arrays(concept.getVectors()));
    }

    /** Writes a concept into a folder, named after its token; returns the file. */
    static Path write(Path folder, ConceptVectors concept, ConceptFormat format) {
        String name = SafeName.of(concept.placeholder().replaceAll("^<(.*)>$", "$1"));
        Path file = folder.resolve(name + "." + format.extension());
        try {
            Files.createDirectories(folder);
            ConceptFiles.write(file, concept, format);
            return file;
        } catch (IOException e) {
            throw new CommandFailure("the concept cannot be written to " + file + " (" + e + "); check the path.", e);
        }
    }

    /**
     * Makes sure that a class's photos would not wait for another concept than this one.
     *
     * @param policy of the class; null for the service's own
     * @throws CommandFailure when the policy names another UNet
     */
    static void requireUNet(Concept concept, @Nullable AugmentationPolicy policy) {
        String unet = policy == null ? null : policy.getUnet();
        if (!Objects.equals(concept.getUnet(), unet)) {
            throw new CommandFailure(
                    "version %d of %s was learned with %s, but its policy names %s, so that photos would wait; change the policy first (`offshoot policy set %s unet=%s`)."
                            .formatted(
                                    concept.getVersion(),
                                    concept.getLabel(),
                                    named(concept.getUnet()),
                                    named(unet),
                                    concept.getLabel(),
                                    concept.getUnet() == null ? "" : concept.getUnet()));
        }
    }

    private static String named(@Nullable String unet) {
        return unet == null ? "the model's own UNet" : "UNet " + unet;
    }

    private static RuntimeException unreadable(IOException e) {
        if (e instanceof NoSuchFileException) {
            return new UncheckedIOException(e);
        }
        return new CommandFailure("a concept cannot be read: " + e.getMessage() + ".", e);
    }
}
