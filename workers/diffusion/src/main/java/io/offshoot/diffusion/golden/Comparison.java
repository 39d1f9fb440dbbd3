package io.offshoot.diffusion.golden;

/**
 * One recorded tensor held against what this library computes.
 *
 * @param section such as {@code unet}
 * @param caseName such as {@code batch3_mixed_t}
 * @param tensor such as {@code output}; empty when the whole case is meant
 * @param outcome what came of it
 * @param difference largest absolute difference; not a number when nothing was compared
 * @param tolerance largest difference that passes
 * @param note why it was skipped or failed; empty otherwise
 */
public record Comparison(
        String section,
        String caseName,
        String tensor,
        Outcome outcome,
        double difference,
        double tolerance,
        String note) {

    /** What a comparison came to. */
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    static Comparison of(String section, String key, double difference, double tolerance) {
        int slash = key.lastIndexOf('/');
        // a difference that is not a number must fail
        Outcome outcome = difference <= tolerance ? Outcome.PASSED : Outcome.FAILED;
        return new Comparison(
                section,
                slash < 0 ? "" : key.substring(0, slash),
                key.substring(slash + 1),
                outcome,
                difference,
                tolerance,
                "");
    }

    static Comparison without(String section, String caseName, Outcome outcome, String note) {
        return new Comparison(section, caseName, "", outcome, Double.NaN, Double.NaN, note);
    }
}
