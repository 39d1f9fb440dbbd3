package io.offshoot.workers.editor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.offshoot.diffusion.inflight.BatchStats;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of the in-flight batches; docs/metrics.md lists them. Their names are public API.
 *
 * @param stats what is told
 */
record BatchMetrics(BatchStats stats) implements MeterBinder {

    private static final Tags TAGS = Tags.of("worker", "editor");

    private static final double NANOS = 1e9;

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "offshoot.batch.steps", BatchStats::steps, "Steps of a batch of edits");
        count(
                registry,
                "offshoot.batch.rows.filled",
                BatchStats::rowsFilled,
                "Rows that took part in steps of a batch");
        count(
                registry,
                "offshoot.batch.rows.offered",
                BatchStats::rowsOffered,
                "Rows that could have taken part in them");
        count(registry, "offshoot.batch.shrinks", BatchStats::shrinks, "Batches halved for want of memory");
        FunctionCounter.builder(
                        "offshoot.unet.time", stats, totals -> totals.network().toNanos() / NANOS)
                .description("Time inside the UNet; its rate is the share of time in which the device computes")
                .tags(TAGS)
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("offshoot.batch.fill", stats, BatchStats::fill)
                .description("Filled of offered rows since the start, 0 to 1")
                .tags(TAGS)
                .baseUnit("ratio")
                .register(registry);
    }

    private void count(MeterRegistry registry, String name, ToDoubleFunction<BatchStats> total, String description) {
        FunctionCounter.builder(name, stats, total)
                .description(description)
                .tags(TAGS)
                .register(registry);
    }
}
