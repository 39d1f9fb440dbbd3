package io.offshoot.ops.standalone.lifecycle;

import io.offshoot.ops.standalone.health.CheckResult;
import io.offshoot.ops.standalone.health.Health;
import java.time.Duration;
import java.util.function.Supplier;

/** Starts parts one after the other; meanwhile each stands in the node's health as starting. */
public final class StartSequence {
    private final Health health;
    private final StartListener listener;

    /** Reports to the node's health and to a listener. */
    public StartSequence(Health health, StartListener listener) {
        this.health = health;
        this.listener = listener;
    }

    /** Starts one part and returns it when it works. */
    public <T> T run(String part, Supplier<T> starter) {
        health.put(part, () -> CheckResult.waiting("It is starting."));
        listener.starting(part);
        long begin = System.nanoTime();
        T started = starter.get();
        health.put(part, () -> CheckResult.working("It works."));
        listener.started(part, Duration.ofNanos(System.nanoTime() - begin));
        return started;
    }
}
