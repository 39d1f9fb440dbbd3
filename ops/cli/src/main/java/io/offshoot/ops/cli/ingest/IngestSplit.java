package io.offshoot.ops.cli.ingest;

/** The splits that a photo can be published under. */
public enum IngestSplit {
    /** To learn from and to edit. */
    TRAIN,
    /** Held out, to choose between models. */
    VALIDATION,
    /** Held out, to judge the chosen one. */
    TEST
}
