package io.offshoot.ops.cli.command;

/** A command could not do its work; the message is one sentence that says what to do. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what went wrong and what to do about it */
    public CommandFailure(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what went wrong and what to do about it
     * @param cause shown with {@code --stacktrace}
     */
    public CommandFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
