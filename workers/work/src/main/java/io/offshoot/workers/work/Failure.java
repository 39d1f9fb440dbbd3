package io.offshoot.workers.work;

/**
 * Why a record became a dead letter.
 *
 * @param reason one word, the metrics' tag; {@value #UNEXPECTED} when nobody foresaw the error
 * @param sentence what is wrong and what to do
 * @param attempts how often it was tried
 * @param cause the exception beneath
 */
public record Failure(String reason, String sentence, int attempts, Throwable cause) {

    /** Reason of an error that nobody foresaw: sent again to a repaired worker, the record may succeed. */
    public static final String UNEXPECTED = "unexpected";

    static Failure ofRecord(WorkFailedException cause, int attempts) {
        return new Failure(cause.reason(), sentence(cause), attempts, cause);
    }

    static Failure unexpected(Throwable cause, int attempts) {
        return new Failure(UNEXPECTED, sentence(cause), attempts, cause);
    }

    private static String sentence(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
