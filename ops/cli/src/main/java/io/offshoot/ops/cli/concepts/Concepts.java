package io.offshoot.ops.cli.concepts;

import io.offshoot.diffusion.conceptfile.ConceptFiles;
import io.offshoot.diffusion.conceptfile.ConceptFormat;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.export.SafeName;
import io.offshoot.schemas.avro.Concept;
import io.offshoot.workers.work.VectorLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

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

    private static RuntimeException unreadable(IOException e) {
        if (e instanceof NoSuchFileException) {
            return new UncheckedIOException(e);
        }
        return new CommandFailure("a concept cannot be read: " + e.getMessage() + ".", e);
    }
}
