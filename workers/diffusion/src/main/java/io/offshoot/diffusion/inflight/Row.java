package io.offshoot.diffusion.inflight;

/**
 * One piece of work that takes several steps. Called by the thread of the {@link StepLoop} only, but for
 * {@link #isCancelled}.
 */
public interface Row<K extends Kind> {

    /** With which others it can share a batch. */
    K kind();

    /** Whether nobody waits for it any more. */
    boolean isCancelled();

    /** Its last step is made. */
    void finished();

    /** It ends without a result. */
    void failed(Throwable cause);
}
