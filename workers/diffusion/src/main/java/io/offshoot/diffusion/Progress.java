package io.offshoot.diffusion;

/** Where long work reports how far it is; called by the thread that does the work. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress NONE = (done, total) -> {};

    /**
     * Reports that {@code done} of {@code total} units are finished.
     *
     * @param done never less than the time before; where work waits for its turn, it may stay for a while
     */
    void report(long done, long total);
}
