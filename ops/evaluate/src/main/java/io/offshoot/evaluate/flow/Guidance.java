package io.offshoot.evaluate.flow;

/** What stands for the class in the prompts of edits. */
public enum Guidance {
    /** The token of a concept that was learned from the very photos that are edited. */
    CONCEPT,
    /** The class's own name, as in Real Guidance (R. He et al., arXiv 2210.07574); nothing is learned. */
    CLASS_NAME
}
