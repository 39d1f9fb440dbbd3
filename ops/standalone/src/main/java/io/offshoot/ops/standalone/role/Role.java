package io.offshoot.ops.standalone.role;

import io.offshoot.ops.standalone.health.CheckResult;

/** One running role. Closing finishes what is in hand and commits it. */
public interface Role extends AutoCloseable {
    /** How it is. */
    CheckResult check();

    @Override
    void close();
}
