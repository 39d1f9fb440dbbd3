package io.offshoot.training;

/** Which images are wanted, by how they came to be. */
public enum Origin {
    /** Photos and their edits. */
    ALL,
    /** Photos only. */
    REAL,
    /** Edits only. */
    SYNTHETIC
}
