package io.offshoot.ops.cli.edit;

/** What stands for the class in prompts. */
public enum EditMode {
    /** The token of a learned concept; no word of the prompt names the class. */
    TEXTUAL_INVERSION,
    /** The name of the class, without a concept (Real Guidance). */
    REAL_GUIDANCE;

    /** The mode by its name in the shell, {@code textual-inversion} or {@code real-guidance}. */
    static EditMode of(String name) {
        return switch (name) {
            case "textual-inversion" -> TEXTUAL_INVERSION;
            case "real-guidance" -> REAL_GUIDANCE;
            default ->
                throw new IllegalArgumentException(
                        "--mode must be textual-inversion or real-guidance, was '" + name + "'");
        };
    }
}
