package io.offshoot.ops.bench;

import org.jspecify.annotations.Nullable;

/** A benchmark that cannot be run; the message is one sentence that says what to do. */
public final class BenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    public BenchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Says what is wrong and what to do. */
    public BenchException(String message) {
        this(message, null);
    }
}
