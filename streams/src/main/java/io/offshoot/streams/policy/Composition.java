package io.offshoot.streams.policy;

/** How the strengths of a mix become edits; the names are DA-Fusion's {@code --compose}. */
public enum Composition {
    /** One of the strengths, drawn by its probability. */
    PARALLEL,
    /** All of them one after the other, each made with its probability. */
    SEQUENTIAL
}
