package io.offshoot.diffusion.inversion;

import java.util.List;

/**
 * What the vectors of a concept start from.
 *
 * @param numVectors vectors to learn, all of them trained
 * @param initializerToken one word or several whose vectors are taken. The words' tokens are dealt out in order: with as
 *     many vectors as tokens or more, vector i starts from token i modulo the number of tokens; with fewer, the tokens are
 *     cut into as many runs as there are vectors, and each starts from the mean of its run
 * @param vectors vectors to start from in place of the words', such as those of an earlier version of the concept; none to
 *     start from the words
 */
public record ConceptStart(int numVectors, String initializerToken, List<float[]> vectors) {

    public ConceptStart {
        InversionSettings.requirePositive("numVectors", numVectors);
        if (initializerToken.isBlank()) {
            throw new IllegalArgumentException("initializerToken must be a word, was blank");
        }
        vectors = List.copyOf(vectors);
        if (!vectors.isEmpty() && vectors.size() != numVectors) {
            throw new IllegalArgumentException("the vectors to start from must be as many as numVectors %d, were %d"
                    .formatted(numVectors, vectors.size()));
        }
        if (vectors.stream().mapToInt(vector -> vector.length).distinct().count() > 1) {
            throw new IllegalArgumentException("the vectors to start from must all have one width");
        }
    }

    /** A start from words. */
    public ConceptStart(int numVectors, String initializerToken) {
        this(numVectors, initializerToken, List.of());
    }

    /** The same from other vectors. */
    public ConceptStart withVectors(List<float[]> others) {
        return new ConceptStart(numVectors, initializerToken, others);
    }
}
