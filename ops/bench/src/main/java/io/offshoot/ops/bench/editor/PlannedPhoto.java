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

    /** One edit. */
    record Draw(double strength, long seed) {}

    /** The same with few steps, to warm up. */
    PlannedPhoto warmUp() {
        return new PlannedPhoto(
                label,
                path,
                edits.stream().map(edit -> new Draw(WARM_UP, edit.seed())).toList());
    }

    String prompt() {
        return "a photo of a " + label.replace('_', ' ');
    }
}
