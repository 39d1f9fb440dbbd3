package io.offshoot.streams.event;

import java.util.Locale;

/**
 * Why a record is refused.
 *
 * @param reason a machine word, for example {@code label-refused}; the tag of the counter and a header of the dead letter
 * @param sentence why, and what to do about it
 */
record Rejection(String reason, String sentence) implements Verdict {
    Rejection {
        String end = sentence.endsWith(".") ? "" : ".";
        sentence = sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + end;
    }

    Rejection(RejectReason reason, String sentence) {
        this(reason.word(), sentence);
    }
}
