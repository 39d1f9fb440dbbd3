package io.offshoot.schemas.topic;

import java.util.Locale;

/** What Kafka does with old records of a topic. */
public enum CleanupPolicy {
    /** Drops them after the retention time. */
    DELETE,
    /** Keeps the newest of each key. */
    COMPACT;

    /** The value of {@code cleanup.policy}. */
    public String config() {
        return name().toLowerCase(Locale.ROOT);
    }
}
