package io.offshoot.ops.broker;

import org.jspecify.annotations.Nullable;

/** A broker that cannot start; the message is one sentence that says what to do. */
public final class BrokerException extends RuntimeException {

    /** Says what is wrong and what to do. */
    public BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
