package io.offshoot.workers.work;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The work threads of a loop. */
final class WorkThreads {

    /** How long a network call in progress may take before its thread sees that it is over. */
    private static final Duration LAST_CALL = Duration.ofMinutes(1);

    private final List<Thread> threads;

    /** @param died told when one of them ends by an error: a worker that takes requests and answers none would be worse */
    WorkThreads(WorkSettings settings, WorkThread work, Consumer<Throwable> died) {
        threads = IntStream.range(0, settings.threads())
                .mapToObj(i -> new Thread(work, settings.worker() + "-work-" + i))
                .toList();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((dead, cause) -> died.accept(cause)));
    }

    void start() {
        threads.forEach(Thread::start);
    }

    void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    /** Waits until no work is running any more, though not for ever. */
    void join() {
        threads.forEach(thread -> join(thread, LAST_CALL));
    }

    /** Waits for a thread to end, for ever when the limit is zero. */
    static void join(Thread thread, Duration limit) {
        try {
            thread.join(limit.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
