package io.offshoot.diffusion.inversion;

import java.util.List;

/** Deals the vectors of an initialiser's tokens out to the vectors of a concept, as {@link ConceptStart} says. */
final class InitialVectors {

    private InitialVectors() {}

    /** The vectors one after the other. */
    static float[] of(List<float[]> tokens, int numVectors) {
        int width = tokens.get(0).length;
        float[] vectors = new float[numVectors * width];
        for (int i = 0; i < numVectors; i++) {
            List<float[]> share = share(tokens, numVectors, i);
            for (float[] token : share) {
                for (int j = 0; j < width; j++) {
                    vectors[i * width + j] += token[j] / share.size();
                }
            }
        }
        return vectors;
    }

    private static List<float[]> share(List<float[]> tokens, int numVectors, int vector) {
        int count = tokens.size();
        if (numVectors >= count) {
            return List.of(tokens.get(vector % count));
        }
        return tokens.subList(vector * count / numVectors, (vector + 1) * count / numVectors);
    }
}
