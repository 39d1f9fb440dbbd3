package io.offshoot.ops.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command end in order on Ctrl-C (SIGINT) and SIGTERM: asks it to stop, and holds the JVM until it has
 * ended.
 */
public final class StopSignal {
    private static final long GRACE_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private StopSignal(Runnable stop) {
        hook = new Thread(
                () -> {
                    stop.run();
                    awaitEnd();
                },
                "stop-signal");
    }

    /**
     * Does the work; a signal meanwhile calls {@code stop}, which must return soon and make the work end.
     */
    public static void during(Runnable work, Runnable stop) {
        StopSignal signal = new StopSignal(stop);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        try {
            work.run();
        } finally {
            signal.end();
        }
    }

    private void end() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The signal came; the hook has just been told that the command has ended.
        }
    }

    private void awaitEnd() {
        try {
            if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                Terminal.standard().line("offshoot: not everything stopped within " + GRACE_SECONDS + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
