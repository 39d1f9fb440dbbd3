package io.offshoot.training;

import org.jspecify.annotations.Nullable;

/** Something that the caller can put right; the message is one sentence that says how. */
public class TrainingStreamException extends RuntimeException {

    /** Says what to do. */
    public TrainingStreamException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
