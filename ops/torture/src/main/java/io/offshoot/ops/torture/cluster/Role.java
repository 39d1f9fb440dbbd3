package io.offshoot.ops.torture.cluster;

import java.util.Locale;

/** What a process under torture does. */
public enum Role {
    /** One of the Kafka brokers, and a controller. */
    BROKER,
    /** The schema registry. */
    REGISTRY,
    /** Intake, collector and planner. */
    TOPOLOGY,
    /** An editor. */
    EDITOR,
    /** A concept trainer. */
    TRAINER;

    /** The role in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
