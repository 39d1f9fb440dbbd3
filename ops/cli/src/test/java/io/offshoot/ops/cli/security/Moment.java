package io.offshoot.ops.cli.security;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What lies between two looks at something that another thread or process changes. */
final class Moment {
    private Moment() {}

    static void pass() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
}
