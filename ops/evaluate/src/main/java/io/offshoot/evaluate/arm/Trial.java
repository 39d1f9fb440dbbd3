package io.offshoot.evaluate.arm;

import io.offshoot.evaluate.classifier.Recipe;

/**
 * One choice of an arm's settings.
 *
 * @param name as the report shows it
 * @param recipe how training pictures are made
 * @param least least strength of the edits that are used
 * @param most greatest strength of the edits that are used
 */
public record Trial(String name, Recipe recipe, double least, double most) {
    /** A trial that uses edits of any strength, or none. */
    public static Trial of(String name, Recipe recipe) {
        return new Trial(name, recipe, 0, 1);
    }

    /** Whether edits of this strength are used. */
    public boolean uses(double strength) {
        return strength >= least && strength <= most;
    }
}
