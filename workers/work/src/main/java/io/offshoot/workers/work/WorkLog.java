package io.offshoot.workers.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a work loop says in the log: a line per request that ended, and where it stands every now and then. */
final class WorkLog implements WorkListener, WorkMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final String worker;
    private final Clock clock;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong items = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private Instant nextReport;

    WorkLog(String worker, Clock clock) {
        this.worker = worker;
        this.clock = clock;
        this.nextReport = clock.instant().plus(INTERVAL);
    }

    @Override
    public void finished(Request request, WorkResult result, Duration elapsed) {
        requests.incrementAndGet();
        items.addAndGet(result.items());
        LOG.info("{}: {} in {} s", worker, result.summary(), seconds(elapsed));
    }

    @Override
    public void failed(Request request, Failure failure, Duration elapsed) {
        requests.incrementAndGet();
        failures.incrementAndGet();
        LOG.warn(
                "{}: {} became a dead letter after {} attempts in {} s ({}): {}",
                worker,
                request,
                failure.attempts(),
                seconds(elapsed),
                failure.reason(),
                failure.sentence());
    }

    @Override
    public void retrying(Request request, Throwable cause, Duration delay) {
        LOG.warn("{}: {} is tried again in {} s", worker, request, seconds(delay), cause);
    }

    @Override
    public void dropped(Request request) {
        LOG.info("{}: {} goes back to the group unfinished", worker, request);
    }

    @Override
    public void aborted(RuntimeException cause) {
        LOG.warn("{}: sending or committing failed; what is not committed is sent again", worker, cause);
    }

    @Override
    public void paused(Throwable cause, Duration delay) {
        LOG.error(
                "{}: what all requests need fails; one of them is tried in {} s, the others wait",
                worker,
                seconds(delay),
                cause);
    }

    @Override
    public void resumed() {
        LOG.info("{}: requests succeed again", worker);
    }

    @Override
    public void observe(int inFlight, Optional<Instant> oldest) {
        Instant now = clock.instant();
        if (now.isBefore(nextReport)) {
            return;
        }
        nextReport = now.plus(INTERVAL);
        LOG.info(
                "{}: {} requests done, {} made, {} failed, {} in flight, the oldest published {} s ago",
                worker,
                requests,
                items,
                failures,
                inFlight,
                oldest.map(published -> seconds(Duration.between(published, now)))
                        .orElse("0.0"));
    }

    @Override
    public void assigned(Collection<TopicPartition> partitions) {
        LOG.info("{}: works on {}", worker, partitions);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
