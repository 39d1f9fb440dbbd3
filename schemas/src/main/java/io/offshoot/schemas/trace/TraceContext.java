package io.offshoot.schemas.trace;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Whose trace a record belongs to: the headers {@code traceparent} and {@code tracestate} of the W3C recommendation Trace
 * Context, level 1. They are carried on as they came; a record without them stays without.
 *
 * @param traceparent version, trace id, parent id and flags in hexadecimal, separated by dashes
 * @param tracestate what vendors add; empty when they add nothing
 */
public record TraceContext(String traceparent, String tracestate) {
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";

    /** Version 00 has four fields, later ones may have more; neither id may be all zeros. */
    private static final Pattern FORM = Pattern.compile(
            "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:(?<!^00.{53})-[!-~]{0,200})?");

    /** What everybody has to carry, by the recommendation. */
    private static final int LONGEST_STATE = 512;

    private static final char SEPARATOR = '\n';

    /** The trace of a record; empty when it has none, or one that does not follow the recommendation. */
    public static Optional<TraceContext> of(Headers headers) {
        return text(headers, TRACEPARENT)
                .filter(parent -> FORM.matcher(parent).matches())
                .map(parent -> new TraceContext(
                        parent,
                        text(headers, TRACESTATE)
                                .filter(state -> state.length() <= LONGEST_STATE)
                                .orElse("")));
    }

    /** Reads what {@link #toText} wrote. */
    public static TraceContext parse(String text) {
        int end = text.indexOf(SEPARATOR);
        return new TraceContext(text.substring(0, end), text.substring(end + 1));
    }

    /** Puts a record into this trace, instead of the one it was in. */
    public void addTo(Headers headers) {
        headers.remove(TRACEPARENT).remove(TRACESTATE).add(TRACEPARENT, bytes(traceparent));
        if (!tracestate.isEmpty()) {
            headers.add(TRACESTATE, bytes(tracestate));
        }
    }

    /** Both as one text, for a state store. */
    public String toText() {
        return traceparent + SEPARATOR + tracestate;
    }

    private static Optional<String> text(Headers headers, String name) {
        Header last = headers.lastHeader(name);
        return last == null || last.value() == null
                ? Optional.empty()
                : Optional.of(new String(last.value(), StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
