package io.offshoot.workers.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metric {@code offshoot.share.group.lag}: records of the share group that are not answered yet, as the brokers
 * count them; not a number while they do not say. Closing it closes the admin client.
 */
final class ShareGroupLag implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShareGroupLag.class);

    private final ShareGroup group;
    private final ScheduledExecutorService sampler;
    private volatile double lag = Double.NaN;

    private ShareGroupLag(ShareGroup group, String worker) {
        this.group = group;
        this.sampler = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, worker + "-share-group-lag");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Asks now and then every so often. */
    @SuppressWarnings("FutureReturnValueIgnored") // it never ends by itself
    static ShareGroupLag sampled(ShareGroup group, String worker, MeterRegistry meters, Duration every) {
        ShareGroupLag sampled = new ShareGroupLag(group, worker);
        Gauge.builder("offshoot.share.group.lag", sampled, gauge -> gauge.lag)
                .description("Records of the share group that are not answered yet, as the brokers count them")
                .baseUnit("records")
                .tags("worker", worker, "group", group.id())
                .register(meters);
        sampled.sampler.scheduleWithFixedDelay(sampled::sample, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return sampled;
    }

    private void sample() {
        try {
            OptionalLong records = group.lag();
            lag = records.isPresent() ? records.getAsLong() : Double.NaN;
        } catch (KafkaException unanswered) {
            lag = Double.NaN;
            LOG.debug("The lag of share group {} is unknown now", group.id(), unanswered);
        }
    }

    @Override
    public void close() {
        sampler.shutdownNow();
        group.admin().close(Duration.ofSeconds(1));
    }
}
