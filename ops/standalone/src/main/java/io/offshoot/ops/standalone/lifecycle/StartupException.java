package io.offshoot.ops.standalone.lifecycle;

/** A node or a part of it cannot start; the message is one sentence that says what to do. */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param sentence what is wrong and what to do about it
     * @param cause what happened
     */
    public StartupException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** @param sentence what is wrong and what to do about it */
    public StartupException(String sentence) {
        super(sentence);
    }
}
