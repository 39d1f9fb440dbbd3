package io.offshoot.diffusion.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A learned concept as prompts use it: a placeholder token and the embedding vectors that it stands for.
 *
 * @param placeholder such as {@code <wheat>}
 * @param vectors one row per vector, each of the text encoder's width; none for plain prompts
 */
public record ConceptVectors(String placeholder, List<float[]> vectors) {

    private static final ConceptVectors NONE = new ConceptVectors("", List.of());

    public ConceptVectors {
        vectors = vectors.stream().map(float[]::clone).toList();
        if (!vectors.isEmpty() && (placeholder.isBlank() || placeholder.matches(".*\\s.*"))) {
            throw new IllegalArgumentException(
                    "placeholder must be a text without spaces, such as <wheat>, was '" + placeholder + "'");
        }
        if (vectors.stream().mapToInt(vector -> vector.length).distinct().count() > 1) {
            throw new IllegalArgumentException("all vectors of " + placeholder + " must have the same width");
        }
    }

    /** No concept: prompts have the base vocabulary only. */
    public static ConceptVectors none() {
        return NONE;
    }

    /** A concept of one vector. */
    public static ConceptVectors of(String placeholder, float[] vector) {
        return new ConceptVectors(placeholder, List.of(vector));
    }

    /** The same vectors under another placeholder. */
    public ConceptVectors as(String token) {
        return new ConceptVectors(token, vectors);
    }

    /** The tokens of the vectors, named as diffusers does: {@code <c>}, {@code <c>_1}, {@code <c>_2} and so on. */
    public List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            tokens.add(i == 0 ? placeholder : placeholder + "_" + i);
        }
        return tokens;
    }

    /**
     * The prompt with the placeholder, whatever its case, replaced by the tokens of all vectors. A prompt that names a
     * later vector itself, such as {@code <c>_1}, stays as it is, so that expanding twice does no harm.
     */
    public String expand(String prompt) {
        if (vectors.size() < 2 || any(tokens().get(1)).matcher(prompt).find()) {
            return prompt;
        }
        return any(placeholder).matcher(prompt).replaceAll(Matcher.quoteReplacement(String.join(" ", tokens())));
    }

    /** The vectors one after the other. */
    public float[] flat() {
        int width = vectors.isEmpty() ? 0 : vectors.get(0).length;
        float[] flat = new float[vectors.size() * width];
        IntStream.range(0, vectors.size()).forEach(i -> System.arraycopy(vectors.get(i), 0, flat, i * width, width));
        return flat;
    }

    @Override
    public String toString() {
        return vectors.isEmpty()
                ? "no concept"
                : tokens().stream().collect(Collectors.joining(" ", "", " of width " + vectors.get(0).length));
    }

    private static Pattern any(String token) {
        return Pattern.compile(token, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
