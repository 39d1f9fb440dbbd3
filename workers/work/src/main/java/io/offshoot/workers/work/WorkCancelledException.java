package io.offshoot.workers.work;

/** The record belongs to another worker by now, or this one stops: whatever was computed for it is dropped. */
public final class WorkCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence whose work ended */
    public WorkCancelledException(String sentence) {
        super(sentence);
    }
}
