package io.offshoot.ops.torture.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until the cluster is ready for something. */
final class Await {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long LOOK_EVERY_MILLIS = 200;

    private Await() {}

    /** Looks again and again; an exception means not yet. */
    static void until(String what, Condition condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!isTrue(condition)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the cluster is not ready: waited %d s for %s; look into the log.txt files"
                                .formatted(LIMIT.toSeconds(), what));
            }
        }
    }

    private static boolean isTrue(Condition condition) {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            return condition.holds();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the cluster", e);
        } catch (Exception notYet) {
            return false;
        }
    }

    /** Something to wait for. */
    interface Condition {
        boolean holds() throws Exception;
    }
}
