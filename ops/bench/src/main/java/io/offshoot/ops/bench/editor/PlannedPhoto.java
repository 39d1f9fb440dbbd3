package io.offshoot.ops.bench.editor;

import java.nio.file.Path;
import java.util.List;

/**
 * A photo and the edits that the baseline draws for it.
 *
 * @param label its class
 * @param path its file
 * @param edits strengths and seeds
 */
record PlannedPhoto(String label, Path path, List<Draw> edits) {

    private static final double WARM_UP = 0.1;

    /** A strength of so many steps leaves one at least. */
    private static final double STEPS = 1.5;

    /** One edit. */
    record Draw(double strength, long seed) {}

    /** The same with few of a run's steps, to warm up. */
    PlannedPhoto warmUp(int numInferenceSteps) {
        double strength = Math.min(1, Math.max(WARM_UP, STEPS / numInferenceSteps));
        return new PlannedPhoto(
                label,
                path,
                edits.stream().map(edit -> new Draw(strength, edit.seed())).toList());
    }

    String prompt() {
        return "a photo of a " + label.replace('_', ' ');
    }
}
