package io.offshoot.workers.editor;

import io.offshoot.schemas.avro.Scoring;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an edit's label.
 *
 * @param score how probable it is; null where the edit was not scored
 * @param weight how readily a trainer shall draw the edit; 0 for never
 */
record Judgement(@Nullable Double score, double weight) {

    /** Of an edit that was not scored. */
    static final Judgement NONE = new Judgement(null, 1);

    /** What follows from a score by the request's rules. */
    static Judgement of(OptionalDouble score, Scoring scoring) {
        if (score.isEmpty()) {
            return NONE;
        }
        double value = score.getAsDouble();
        if (value < scoring.getMinScore()) {
            return new Judgement(value, 0);
        }
        return new Judgement(value, scoring.getSoftWeights() ? value : 1);
    }
}
