package io.offshoot.diffusion.conceptfile;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads and writes files of learned concepts.
 *
 * <p>Read are diffusers' {@code learned_embeds.safetensors} and {@code .bin}, DA-Fusion's {@code .bin} and its merged
 * {@code .pt} with many classes, AUTOMATIC1111's {@code .pt} and {@code emb_params} safetensors. The content decides and
 * not the name. A pickle is never executed; one that asks for more than tensors is refused.
 */
public final class ConceptFiles {

    /** What the metadata of a training's state says under {@code format}; such a file is no concept. */
    public static final String TRAINING_STATE = "offshoot-training-state";

    private ConceptFiles() {}

    /**
     * All concepts of a file, in its order.
     *
     * @throws IOException when the file is damaged, refused or holds no concept; the message names it
     */
    public static List<ConceptVectors> read(Path path) throws IOException {
        List<ConceptVectors> concepts = new ConceptReader(path).read();
        Map<String, Path> owners = new HashMap<>();
        for (ConceptVectors concept : concepts) {
            claim(concept, path, owners);
        }
        return concepts;
    }

    /**
     * The only concept of a file, under a token of the caller's choice.
     *
     * @throws ConceptFileException when the file holds several
     * @throws IllegalArgumentException when the token has spaces
     */
    public static ConceptVectors read(Path path, String token) throws IOException {
        List<ConceptVectors> concepts = new ConceptReader(path).read();
        if (concepts.size() != 1) {
            throw new ConceptFileException(
                    path,
                    "holds %d concepts; only the concept of a file of one can be renamed".formatted(concepts.size()));
        }
        return concepts.get(0).as(token);
    }

    /**
     * All concepts of several files.
     *
     * @throws ConceptFileException when two have the same token, whatever its case
     */
    public static List<ConceptVectors> readAll(List<Path> paths) throws IOException {
        List<ConceptVectors> all = new ArrayList<>();
        Map<String, Path> owners = new HashMap<>();
        for (Path path : paths) {
            for (ConceptVectors concept : new ConceptReader(path).read()) {
                claim(concept, path, owners);
                all.add(concept);
            }
        }
        return all;
    }

    /** Writes a concept, in place of any other file of that name. */
    public static void write(Path path, ConceptVectors concept, ConceptFormat format) throws IOException {
        if (concept.vectors().isEmpty()) {
            throw new IllegalArgumentException("a concept file needs a concept of at least one vector");
        }
        switch (format) {
            case DIFFUSERS ->
                new SafetensorsWriter()
                        .metadata("format", "pt")
                        .floats(concept.placeholder(), shape(concept), concept.flat())
                        .write(path);
            case A1111 -> A1111Writer.write(path, concept);
        }
    }

    static long[] shape(ConceptVectors concept) {
        return new long[] {concept.vectors().size(), concept.vectors().get(0).length};
    }

    /** The second vector of {@code <c>} is called {@code <c>_1}, so that no other concept may be. */
    private static void claim(ConceptVectors concept, Path path, Map<String, Path> owners) throws ConceptFileException {
        for (String token : concept.tokens()) {
            Path owner = owners.put(token.toLowerCase(Locale.ROOT), path);
            if (owner != null) {
                throw new ConceptFileException(
                        path,
                        "the token %s is already taken by a concept of %s; rename or remove one of them"
                                .formatted(token, owner));
            }
        }
    }
}
