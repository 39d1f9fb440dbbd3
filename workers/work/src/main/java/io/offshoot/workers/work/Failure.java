package io.offshoot.workers.work;

import java.util.Optional;

/**
 * Why a record became a dead letter.
 *
 * @param reason one word, the metrics' tag; {@value #UNEXPECTED} when nobody foresaw the error
 * @param sentence what is wrong and what to do
 * @param attempts how often it was tried
 * @param editId the edit at fault, where one is
 * @param cause the exception beneath
 */
public record Failure(String reason, String sentence, int attempts, Optional<String> editId, Throwable cause) {

    /** Reason of an error that nobody foresaw: sent again to a repaired worker, the record may succeed. */
    public static final String UNEXPECTED = "unexpected";

    static Failure ofRecord(WorkFailedException cause, int attempts) {
        return new Failure(cause.reason(), sentence(cause), attempts, cause.editId(), cause);
    }

    static Failure unexpected(Throwable cause, int attempts) {
        return new Failure(UNEXPECTED, sentence(cause), attempts, Optional.empty(), cause);
    }

    private static String sentence(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
