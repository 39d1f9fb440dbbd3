package io.offshoot.workers.editor;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import io.offshoot.workers.work.VectorLists;
import io.offshoot.workers.work.WorkFailedException;
import java.util.List;

/** Concepts as requests carry them, found to be fit for a model. */
final class RequestVectors {

    private RequestVectors() {}

    /**
     * The concept of a token.
     *
     * @param width how many numbers the model's vectors have
     * @throws WorkFailedException when its vectors are none, not finite or of another width
     */
    static ConceptVectors concept(String token, List<List<Float>> vectors, int width) throws WorkFailedException {
        if (vectors.isEmpty()) {
            throw new WorkFailedException("no-vectors", "the request has no vectors of concept %s".formatted(token));
        }
        for (List<Float> vector : vectors) {
            require(token, vector, width);
        }
        try {
            return new ConceptVectors(token, VectorLists.arrays(vectors));
        } catch (IllegalArgumentException unfit) {
            throw new WorkFailedException("bad-vectors", "the concept cannot be used: " + unfit.getMessage(), unfit);
        }
    }

    private static void require(String token, List<Float> vector, int width) throws WorkFailedException {
        if (vector.size() != width) {
            throw new WorkFailedException(
                    "wrong-vector-width",
                    "a vector of concept %s has %d numbers, but the model's text encoder takes %d; learn it again on this model"
                            .formatted(token, vector.size(), width));
        }
        if (!vector.stream().allMatch(Float::isFinite)) {
            throw new WorkFailedException(
                    "bad-vectors", "a vector of concept %s is not finite; learn it again".formatted(token));
        }
    }
}
