package io.offshoot.workers.work;

import java.util.Locale;

/** How workers share the requests of a topic, and what they promise. */
public enum WorkMode {

    /** A consumer group: results and offset in one transaction; at most as many workers as partitions get work. */
    EXACTLY_ONCE,

    /**
     * A share group (KIP-932): every worker gets work however few partitions there are; results are published at least
     * once, a repetition under the ids of the first time.
     */
    QUEUE;

    /**
     * Reads {@code exactly-once} and {@code queue}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static WorkMode of(String text) {
        return switch (text) {
            case "exactly-once" -> EXACTLY_ONCE;
            case "queue" -> QUEUE;
            default -> throw new IllegalArgumentException("work-mode must be exactly-once or queue, was " + text);
        };
    }

    /** What {@link #of} reads. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
