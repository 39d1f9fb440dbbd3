package io.offshoot.ops.standalone.role;

import io.offshoot.ops.standalone.health.CheckResult;
import io.offshoot.ops.standalone.health.Health;

/** One running role. Closing finishes what is in hand and commits it. */
public interface Role extends AutoCloseable {
    /** How it is. */
    CheckResult check();

    /** Adds its checks to a node's: under its name how it is, and beside that what it needs for its work, each by itself. */
    default void addTo(Health health, String name) {
        health.put(name, this::check);
    }

    @Override
    void close();
}
