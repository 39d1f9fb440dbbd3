package io.offshoot.ops.cli.simulate;

import io.offshoot.ops.cli.command.CommandContext;
import io.offshoot.ops.cli.terminal.Progress;
import io.offshoot.ops.cli.terminal.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Does something again and again, at a rate or as fast as it goes, until it is enough or a signal comes. */
final class PacedRun {
    private static final int BURST = 5;

    private final CommandContext context;
    private final String name;
    private final PhotoCount count;
    private final CountDownLatch stop = new CountDownLatch(1);
    private long done;
    private Duration elapsed = Duration.ZERO;

    PacedRun(CommandContext context, String name, PhotoCount count) {
        this.context = context;
        this.name = name;
        this.count = count;
    }

    /** Does it at a rate; the action gets 0, 1, 2 and so on. */
    void at(Rate rate, LongConsumer action) {
        Pace pace = new Pace(context.clock(), rate, BURST);
        run(action, pace);
    }

    /** Does it as fast as it goes. */
    void unpaced(LongConsumer action) {
        run(action, new Pace(context.clock(), new Rate(Duration.ofNanos(1)), 1));
    }

    /** How often in a second it was done. */
    double achievedPerSecond() {
        return elapsed.isZero() ? 0 : done * 1000.0 / elapsed.toMillis();
    }

    private void run(LongConsumer action, Pace pace) {
        Instant start = context.clock().instant();
        long total = count.isEndless() ? 0 : count.value();
        try (Progress progress = new Progress(context.terminal(), context.clock(), name, total)) {
            StopSignal.during(() -> repeat(action, pace, progress), stop::countDown);
        }
        elapsed = Duration.between(start, context.clock().instant());
    }

    private void repeat(LongConsumer action, Pace pace, Progress progress) {
        while (done < count.value() && !stopsWithin(pace.take())) {
            action.accept(done);
            done++;
            progress.update(done);
        }
    }

    private boolean stopsWithin(Duration wait) {
        try {
            return stop.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
