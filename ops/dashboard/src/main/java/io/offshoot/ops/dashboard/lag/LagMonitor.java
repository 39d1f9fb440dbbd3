package io.offshoot.ops.dashboard.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.ops.dashboard.kafka.Brokers;
import io.offshoot.schemas.access.MissingRightException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the lag every two seconds on a thread of its own, for whoever asks and for the metrics. */
public final class LagMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LagMonitor.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration READING = Duration.ofSeconds(1);

    private final LagReader reader;
    private final LagMetrics metrics;
    private final ScheduledExecutorService thread;
    private volatile LagState state = LagState.UNKNOWN;
    private volatile Optional<String> refused = Optional.empty();

    private LagMonitor(LagReader reader, MeterRegistry meters, Clock clock) {
        this.reader = reader;
        this.metrics = new LagMetrics(meters, clock, () -> state);
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "lag");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /**
     * Starts measuring.
     *
     * @param prefix first part of the names of the service's topics and groups
     */
    @SuppressWarnings("FutureReturnValueIgnored") // it never ends by itself
    public static LagMonitor start(Brokers brokers, String prefix, MeterRegistry meters, Clock clock) {
        LagMonitor monitor = new LagMonitor(new LagReader(brokers, prefix, clock), meters, clock);
        monitor.thread.scheduleWithFixedDelay(monitor::measure, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return monitor;
    }

    /** What is known now. */
    public LagState state() {
        return state;
    }

    /** Why it cannot be measured before a person has helped, as a sentence; empty while it can. */
    public Optional<String> refused() {
        return refused;
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (thread.awaitTermination(10, TimeUnit.SECONDS)) {
                reader.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure() {
        try {
            LagReading reading = reader.read(READING);
            if (state.reading().isEmpty()) {
                metrics.register(reading);
            }
            state = new LagState(Optional.of(reading), Optional.empty());
            refused = Optional.empty();
        } catch (RuntimeException unanswered) {
            LOG.debug("The lag is unknown now", unanswered);
            String sentence = "The brokers do not tell the lag: " + unanswered.getMessage();
            refused = unanswered instanceof MissingRightException ? Optional.of(sentence) : Optional.empty();
            state = new LagState(state.reading(), Optional.of(sentence));
        }
    }
}
