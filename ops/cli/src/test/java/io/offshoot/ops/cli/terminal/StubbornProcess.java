package io.offshoot.ops.cli.terminal;

import java.util.concurrent.CountDownLatch;

/** A command that does not stop when it is asked to. */
final class StubbornProcess {
    private StubbornProcess() {}

    public static void main(String[] arguments) {
        StopSignal.during(
                () -> {
                    System.out.println("works");
                    awaitForEver();
                },
                () -> System.out.println("asked to stop"));
    }

    private static void awaitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
