package io.offshoot.ops.bench.editor;

import java.util.Locale;

/** The ways to batch that the baseline knows. */
public enum Rival {
    /** One pipeline call per edit. */
    SINGLE,
    /** Batches of equal strength out of a window of photos. */
    GROUPED,
    /** Mixed strengths in a batch that runs as long as its longest row. */
    PADDED;

    /** Its name on the baseline's command line. */
    public String mode() {
        return name().toLowerCase(Locale.ROOT);
    }
}
