package io.offshoot.evaluate;

import io.offshoot.evaluate.arm.Arm;
import io.offshoot.evaluate.arm.Trial;
import io.offshoot.evaluate.report.Score;

/** Hears how an evaluation gets on. */
public interface EvaluationListener {
    /** A seed's test photos are known, and how many were left out as copies of its training photos. */
    void split(long seed, int tested, int leftOut);

    /** The settings of an arm are chosen. */
    void tuned(Arm arm, int shots, Trial trial);

    /** A classifier was trained and tested. */
    void scored(Score score);
}
