package io.offshoot.workers.work;

/** A record can never be answered, through a fault of its own; it becomes a dead letter without another attempt. */
public final class WorkFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason one word of the metrics' tag and the dead letter's header, for example {@code wrong-base-model}
     * @param sentence what is wrong and what to do
     */
    public WorkFailedException(String reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** As above, with what lies beneath. */
    public WorkFailedException(String reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    /** The one word. */
    public String reason() {
        return reason;
    }
}
