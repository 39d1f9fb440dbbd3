package io.offshoot.ops.torture.fault;

/** A fault that can be done and undone. */
interface Fault {

    /** Does it; false when there was nothing to do it to. */
    boolean begin() throws Exception;

    /** Undoes it; called however {@link #begin} ended. */
    default void end() throws Exception {}
}
