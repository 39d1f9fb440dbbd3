package io.offshoot.ops.cli.terminal;

import java.util.concurrent.CountDownLatch;

/**
 * Lets a command end in order on Ctrl-C (SIGINT) and SIGTERM: asks it to stop, and holds the JVM until it has
 * ended. A second signal ends the JVM at once.
 */
public final class StopSignal {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private StopSignal(Runnable stop) {
        hook = new Thread(
                () -> {
                    SecondSignal.endsTheJvm();
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
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
