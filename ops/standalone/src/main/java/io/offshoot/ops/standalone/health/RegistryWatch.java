package io.offshoot.ops.standalone.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks whether the schema registry answers, every few seconds in a thread of its own, so that a health check never waits for it.
 * Counts the looks in vain as {@code offshoot.registry.errors}.
 */
public final class RegistryWatch implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final SchemaRegistry registry;
    private final Counter errors;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "registry-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile CheckResult result = CheckResult.waiting("The schema registry has not been asked yet.");

    RegistryWatch(SchemaRegistry registry, MeterRegistry meters) {
        this.registry = registry;
        this.errors = Counter.builder("offshoot.registry.errors")
                .description("Looks at the schema registry that it did not answer, one every five seconds")
                .register(meters);
    }

    /** Starts looking. */
    @SuppressWarnings("FutureReturnValueIgnored") // it never ends by itself
    public static RegistryWatch start(SchemaRegistry registry, MeterRegistry meters) {
        RegistryWatch watch = new RegistryWatch(registry, meters);
        watch.looks.scheduleWithFixedDelay(watch::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** What the last look found. */
    public CheckResult check() {
        return result;
    }

    void look() {
        try {
            registry.reach();
            result = CheckResult.working("The schema registry answers.");
        } catch (RuntimeException away) {
            errors.increment();
            result = CheckResult.waiting(String.valueOf(away.getMessage()));
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
