package io.offshoot.training;

import org.jspecify.annotations.Nullable;

/** A record that is no labelled image; another try gives the same. */
public final class UnreadableImageException extends TrainingStreamException {

    /** Says what is wrong with it. */
    public UnreadableImageException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
