package io.offshoot.diffusion.inversion;

import io.offshoot.diffusion.pipeline.ConceptVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How far the learning of a concept has come: all that a later run needs to go on as if there had been no break.
 *
 * @param width length of each vector
 * @param vectors the vectors after the last step, one after the other
 * @param optimizer what AdamW remembers of the steps
 * @param best the vectors that were best on held-out noise
 * @param firstHeldOutLoss loss on held-out noise before the first step; not a number before it was measured
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TrainingState(int width, float[] vectors, AdamW.State optimizer, Best best, double firstHeldOutLoss) {

    public TrainingState {
        if (width < 1 || vectors.length == 0 || vectors.length % width != 0) {
            throw new IllegalArgumentException(
                    "%d numbers do not make vectors of width %d".formatted(vectors.length, width));
        }
        int size = vectors.length;
        if (optimizer.mean().length != size || optimizer.square().length != size || best.vectors().length != size) {
            throw new IllegalArgumentException("vectors, optimiser and best vectors must have the same size");
        }
    }

    /**
     * The best vectors so far.
     *
     * @param loss on held-out noise
     * @param step steps that had been taken
     */
    public record Best(float[] vectors, double loss, int step) {

        Best orBetter(float[] candidate, double candidateLoss, int candidateStep) {
            return candidateLoss < loss ? new Best(candidate.clone(), candidateLoss, candidateStep) : this;
        }
    }

    /** The state before the first step from given vectors, such as those of an earlier version of the concept. */
    public static TrainingState startingFrom(ConceptVectors concept) {
        return startingFrom(concept.flat(), concept.vectors().get(0).length);
    }

    static TrainingState startingFrom(float[] vectors, int width) {
        return new TrainingState(
                width,
                vectors.clone(),
                AdamW.State.initial(vectors.length),
                new Best(vectors.clone(), Double.NaN, 0),
                Double.NaN);
    }

    /** Optimiser steps taken so far. */
    public int steps() {
        return optimizer.steps();
    }

    /** How many vectors there are. */
    public int numVectors() {
        return vectors.length / width;
    }

    /** The vectors that were best on held-out noise, one by one. */
    public List<float[]> bestVectors() {
        List<float[]> rows = new ArrayList<>();
        for (int from = 0; from < vectors.length; from += width) {
            rows.add(Arrays.copyOfRange(best.vectors(), from, from + width));
        }
        return rows;
    }
}
