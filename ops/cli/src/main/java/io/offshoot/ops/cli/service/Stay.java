package io.offshoot.ops.cli.service;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.terminal.StopSignal;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps a command until Ctrl-C or SIGTERM comes, or until what it runs has ended by itself. */
final class Stay {
    private static final long LOOK_EVERY_SECONDS = 1;

    private Stay() {}

    /**
     * Starts a service, waits, and closes it in any case.
     *
     * @param starter starts it
     * @param started told once it runs
     * @param failure says why it has ended by itself, empty while it goes on
     * @throws CommandFailure when it has ended by itself
     */
    static <S extends AutoCloseable> void with(
            Supplier<S> starter, Consumer<S> started, Function<S, Optional<String>> failure) {
        CountDownLatch stop = new CountDownLatch(1);
        StopSignal.during(
                () -> {
                    S service = starter.get();
                    try {
                        started.accept(service);
                        awaitEnd(stop, () -> failure.apply(service));
                    } finally {
                        close(service);
                    }
                },
                stop::countDown);
    }

    private static void awaitEnd(CountDownLatch stop, Supplier<Optional<String>> failure) {
        try {
            while (!stop.await(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
                failure.get().ifPresent(sentence -> {
                    throw new CommandFailure("the service stops, because a part has ended by itself: " + sentence);
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable service) {
        try {
            service.close();
        } catch (Exception e) {
            throw new CommandFailure("the service did not stop cleanly (" + e.getMessage() + ").", e);
        }
    }
}
