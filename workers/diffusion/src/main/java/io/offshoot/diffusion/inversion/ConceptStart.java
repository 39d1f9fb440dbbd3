package io.offshoot.diffusion.inversion;

/**
 * What the vectors of a concept start from.
 *
 * @param numVectors vectors to learn, all of them trained
 * @param initializerToken one word or several whose vectors are taken. The words' tokens are dealt out in order: with as
 *     many vectors as tokens or more, vector i starts from token i modulo the number of tokens; with fewer, the tokens are
 *     cut into as many runs as there are vectors, and each starts from the mean of its run
 */
public record ConceptStart(int numVectors, String initializerToken) {

    public ConceptStart {
        InversionSettings.requirePositive("numVectors", numVectors);
        if (initializerToken.isBlank()) {
            throw new IllegalArgumentException("initializerToken must be a word, was blank");
        }
    }
}
