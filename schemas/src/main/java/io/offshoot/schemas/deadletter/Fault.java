package io.offshoot.schemas.deadletter;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * The exception behind a dead letter, as text.
 *
 * @param exception its class
 * @param message its message
 * @param stacktrace its stack trace, cut where it gets too long for a header
 */
public record Fault(String exception, String message, String stacktrace) {

    private static final int LONGEST_TRACE = 16_384;

    /** The text of an exception. */
    public static Fault of(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        String text = trace.toString();
        return new Fault(
                thrown.getClass().getName(),
                String.valueOf(thrown.getMessage()),
                text.substring(0, Math.min(text.length(), LONGEST_TRACE)));
    }
}
