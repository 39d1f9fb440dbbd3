package io.offshoot.workers.work;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * The metrics of one work loop, all tagged {@code worker}; docs/metrics.md lists them. Their names are public API.
 *
 * <p>Once nothing is in flight: records consumed = {@code finished} + {@code skipped} + sum of {@code failed}.
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

    /** Deliveries of a request after which a share group has little patience left. */
    private static final int OFTEN = 3;

    private static final String REASON = "reason";

    private final Tags tags;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Counter finished;
    private final Counter skipped;
    private final MeterProvider<Counter> failed;
    private final Counter dropped;
    private final Counter retried;
    private final Counter redelivered;
    private final Counter locksLost;
    private final Counter aborted;
    private final Counter items;
    private final Timer duration;
    private final Timer latency;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger breakerOpen = new AtomicInteger();
    private volatile Optional<Instant> oldest = Optional.empty();

    WorkMetrics(MeterRegistry registry, String worker, Clock clock) {
        this.registry = registry;
        this.tags = Tags.of("worker", worker);
        this.clock = clock;
        this.finished = counter("offshoot.requests.finished", "Requests answered and committed");
        this.skipped = counter("offshoot.requests.skipped", "Requests committed without anything to make");
        this.failed = Counter.builder("offshoot.requests.failed")
                .description("Requests that became dead letters, by reason")
                .tags(tags)
                .withRegistry(registry);
        this.dropped = counter("offshoot.requests.dropped", "Requests begun and given back to the group");
        this.retried = counter("offshoot.requests.retried", "Attempts at a request that failed and were tried again");
        this.redelivered = counter(
                "offshoot.requests.redelivered", "Requests delivered for the third time or more (queue mode, else 0)");
        this.locksLost = counter(
                "offshoot.locks.lost", "Requests whose lock ran out while they were worked on (queue mode, else 0)");
        this.aborted = counter("offshoot.transactions.aborted", "Transactions, or sends, that had to be done again");
        this.items = counter("offshoot.items.made", "Edits or concepts published");
        this.duration = timer("offshoot.request.duration", "Time from the first attempt at a request to its end");
        this.latency = timer("offshoot.request.latency", "Time from a request's publication to its committed answer");
        gauge("offshoot.requests.in.flight", inFlight::get, "Requests read and not yet committed");
        gauge(
                "offshoot.breaker.open",
                breakerOpen::get,
                "1 while nothing is tried because what all requests need fails, else 0");
        Gauge.builder("offshoot.oldest.unfinished.age", this, WorkMetrics::ageInSeconds)
                .description("Age of the oldest request that was read and not yet committed, 0 when there is none")
                .tags(tags)
                .baseUnit("seconds")
                .register(registry);
        failed.withTag(REASON, Failure.UNEXPECTED); // a counter that is there from the start shows its first increment
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private void gauge(String name, Supplier<Number> value, String description) {
        Gauge.builder(name, value).description(description).tags(tags).register(registry);
    }

    @Override
    public void finished(Request request, WorkResult result, Duration elapsed) {
        (result.isSkipped() ? skipped : finished).increment();
        items.increment(result.items());
        ended(request, elapsed);
    }

    @Override
    public void failed(Request request, Failure failure, Duration elapsed) {
        failed.withTag(REASON, failure.reason()).increment();
        ended(request, elapsed);
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
    public void redelivered(Request request, int deliveries) {
        if (deliveries >= OFTEN) {
            redelivered.increment();
        }
    }

    @Override
    public void lockLost(Request request) {
        locksLost.increment();
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

    private void ended(Request request, Duration elapsed) {
        duration.record(elapsed);
        latency.record(nonNegative(Duration.between(request.publishedAt(), clock.instant())));
    }

    private static Duration nonNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private double ageInSeconds() {
        return oldest.map(published -> nonNegative(Duration.between(published, clock.instant()))
                                .toMillis()
                        / 1000.0)
                .orElse(0.0);
    }
}
