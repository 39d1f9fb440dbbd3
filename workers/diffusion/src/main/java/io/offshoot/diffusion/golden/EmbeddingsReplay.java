package io.offshoot.diffusion.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.offshoot.diffusion.conceptfile.ConceptFiles;
import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.diffusion.tokenizer.ClipTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Files of learned concepts to tokens and vectors, and prompts that hold a concept to ids. A case is named after its file. */
final class EmbeddingsReplay implements SectionReplay {

    /** The form whose token is the file's name; its file was renamed when it was recorded. */
    private static final String NAMED_AFTER_FILE = "A1111";

    private final ClipTokenizer tokenizer;

    EmbeddingsReplay(ClipTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    @Override
    public void replay(GoldenFile golden, Comparisons comparisons) {
        for (String name : golden.caseNames()) {
            comparisons.replay(name, () -> {
                List<ConceptVectors> concepts = read(golden, name);
                rows(concepts, golden, name, comparisons);
                if (golden.parameters(name).has("ids")) {
                    ids(concepts.get(0), golden.parameters(name), name, comparisons);
                }
            });
        }
    }

    private static boolean isNamedAfterFile(GoldenFile golden, String name) {
        return golden.parameters(name).path("read_by").asText().equals(NAMED_AFTER_FILE);
    }

    private static List<ConceptVectors> read(GoldenFile golden, String name) {
        Path file = golden.beside(name);
        try {
            if (isNamedAfterFile(golden, name)) {
                String token = golden.parameters(name).path("tokens").path(0).asText();
                return List.of(ConceptFiles.read(file, token));
            }
            return ConceptFiles.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static void rows(List<ConceptVectors> concepts, GoldenFile golden, String name, Comparisons comparisons) {
        List<String> tokens = concepts.stream()
                .flatMap(concept ->
                        isNamedAfterFile(golden, name) ? Stream.of(concept.placeholder()) : concept.tokens().stream())
                .toList();
        comparisons.texts(
                name + "/tokens", GoldenFile.texts(golden.parameters(name).path("tokens")), tokens);
        Trace rows = new Trace();
        concepts.forEach(concept -> rows.add(concept.flat()));
        comparisons.floats(name + "/rows", rows.values());
    }

    private void ids(ConceptVectors concept, JsonNode parameters, String name, Comparisons comparisons) {
        String prompt = concept.expand(parameters.path("prompt_in").asText());
        comparisons.texts(
                name + "/prompt_used", List.of(parameters.path("prompt_used").asText()), List.of(prompt));
        long[] ids = tokenizer.encode(List.of(prompt), concept.tokens()).flat();
        comparisons.texts(
                name + "/ids",
                GoldenFile.texts(parameters.path("ids")),
                Arrays.stream(ids)
                        .filter(id -> id >= tokenizer.vocabularySize())
                        .mapToObj(Long::toString)
                        .toList());
    }
}
