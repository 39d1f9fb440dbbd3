package io.offshoot.workers.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;

/**
 * The metrics of one work loop, all tagged {@code worker}. Their names are public API.
 *
 * <p>Once nothing is in flight: records consumed = {@code finished} + {@code skipped} + sum of {@code failed}.
 *
 * <ul>
 *   <li>{@code offshoot.requests.finished}: requests answered and committed
 *   <li>{@code offshoot.requests.skipped}: requests committed without anything to make, superseded ones
 *   <li>{@code offshoot.requests.failed} by {@code reason}: dead letters
 *   <li>{@code offshoot.requests.dropped}: begun, then given back to the group
 *   <li>{@code offshoot.requests.retried}: attempts that failed and were tried again
 *   <li>{@code offshoot.items.made}: edits or concepts published
 *   <li>{@code offshoot.transactions.aborted}: transactions that had to be recovered from
 *   <li>{@code offshoot.breaker.open}: 1 while nothing is tried because what all requests need fails, else 0
 *   <li>{@code offshoot.requests.in.flight}: read and not yet committed
 *   <li>{@code offshoot.oldest.unfinished.age}: seconds since the oldest of those was published, 0 when there is none
 *   <li>{@code offshoot.request.duration}: time spent on a request, in buckets from half a second to three hours
 * </ul>
 */
final class WorkMetrics implements WorkListener, WorkMonitor {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofHours(3)
    };

    private final MeterRegistry registry;
    private final Tags tags;
    private final Clock clock;
    private final Counter finished;
    private final Counter skipped;
    private final Counter dropped;
    private final Counter retried;
    private final Counter aborted;
    private final Counter items;
    private final Timer duration;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger breakerOpen = new AtomicInteger();
    private volatile Optional<Instant> oldest = Optional.empty();

    WorkMetrics(MeterRegistry registry, String worker, Clock clock) {
        this.registry = registry;
        this.tags = Tags.of("worker", worker);
        this.clock = clock;
        this.finished = registry.counter("offshoot.requests.finished", tags);
        this.skipped = registry.counter("offshoot.requests.skipped", tags);
        this.dropped = registry.counter("offshoot.requests.dropped", tags);
        this.retried = registry.counter("offshoot.requests.retried", tags);
        this.aborted = registry.counter("offshoot.transactions.aborted", tags);
        this.items = registry.counter("offshoot.items.made", tags);
        this.duration = Timer.builder("offshoot.request.duration")
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        Gauge.builder("offshoot.requests.in.flight", inFlight, AtomicInteger::get)
                .tags(tags)
                .register(registry);
        Gauge.builder("offshoot.breaker.open", breakerOpen, AtomicInteger::get)
                .tags(tags)
                .register(registry);
        Gauge.builder("offshoot.oldest.unfinished.age", this, WorkMetrics::ageInSeconds)
                .tags(tags)
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void finished(Request request, WorkResult result, Duration elapsed) {
        (result.isSkipped() ? skipped : finished).increment();
        items.increment(result.items());
        duration.record(elapsed);
    }

    @Override
    public void failed(Request request, Failure failure, Duration elapsed) {
        registry.counter("offshoot.requests.failed", tags.and("reason", failure.reason()))
                .increment();
        duration.record(elapsed);
    }

    @Override
    public void retrying(Request request, Throwable cause, Duration delay) {
        retried.increment();
    }

    @Override
    public void dropped(Request request) {
        dropped.increment();
    }

    @Override
    public void aborted(RuntimeException cause) {
        aborted.increment();
    }

    @Override
    public void paused(Throwable cause, Duration delay) {
        breakerOpen.set(1);
    }

    @Override
    public void resumed() {
        breakerOpen.set(0);
    }

    @Override
    public void observe(int unfinished, Optional<Instant> oldestPublished) {
        inFlight.set(unfinished);
        oldest = oldestPublished;
    }

    @Override
    public void assigned(Collection<TopicPartition> partitions) {}

    private double ageInSeconds() {
        return oldest.map(published ->
                        Duration.between(published, clock.instant()).toMillis() / 1000.0)
                .map(age -> Math.max(0, age))
                .orElse(0.0);
    }
}
