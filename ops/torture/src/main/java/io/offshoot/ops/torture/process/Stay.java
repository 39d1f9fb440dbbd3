package io.offshoot.ops.torture.process;

import java.util.concurrent.CountDownLatch;

/** Keeps a process until SIGTERM comes, or until nobody is left who started it. */
final class Stay {

    private Stay() {}

    /** Ends the process as soon as the one that started it has ended; to be called before anything that takes time. */
    static void noLongerThanParent() {
        ProcessHandle.current().parent().ifPresent(Stay::endWith);
    }

    /** Waits for SIGTERM and closes the service. */
    static void with(AutoCloseable service) throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            awaitQuietly(closed);
        }));
        stop.await();
        service.close();
        closed.countDown();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing follows it
    private static void endWith(ProcessHandle parent) {
        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    }

    private static void awaitQuietly(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
