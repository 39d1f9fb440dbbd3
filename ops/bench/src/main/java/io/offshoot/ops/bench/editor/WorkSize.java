package io.offshoot.ops.bench.editor;

import java.util.Arrays;

/**
 * How much both sides have to do.
 *
 * @param photos photos, at least 1
 * @param edits edits of each, at least 1
 * @param strengths what their strengths are drawn from, separated by commas
 * @param numInferenceSteps steps of a complete run
 * @param batch most edits computed at once
 * @param seed decides photos, strengths and noise
 */
public record WorkSize(int photos, int edits, String strengths, int numInferenceSteps, int batch, long seed) {

    public WorkSize {
        require("photos", photos);
        require("edits", edits);
        require("numInferenceSteps", numInferenceSteps);
        require("batch", batch);
        if (!Arrays.stream(strengths.split(",")).allMatch(WorkSize::isStrength)) {
            throw new IllegalArgumentException("strengths must be numbers in (0, 1] and commas, was " + strengths);
        }
    }

    private static void require(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be at least 1, was " + value);
        }
    }

    private static boolean isStrength(String text) {
        try {
            double strength = Double.parseDouble(text);
            return strength > 0 && strength <= 1;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }
}
