package io.offshoot.ops.standalone.topics;

import org.jspecify.annotations.Nullable;

/** Topics that cannot be made or used as they are; the message says what to do, a line for each of them. */
public final class TopicException extends RuntimeException {

    /** Says what is wrong and what to do. */
    public TopicException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
