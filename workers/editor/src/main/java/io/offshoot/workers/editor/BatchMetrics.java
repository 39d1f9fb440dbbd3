package io.offshoot.workers.editor;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.offshoot.diffusion.inflight.BatchStats;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of the in-flight batches. Their names are public API.
 *
 * <ul>
 *   <li>{@code offshoot.batch.steps}: steps of a batch; its rate is steps per second
 *   <li>{@code offshoot.batch.rows.filled}: rows that took part in them, each a step of an edit
 *   <li>{@code offshoot.batch.rows.offered}: rows that could have
 *   <li>{@code offshoot.batch.fill}: filled of offered rows since the start, 0 to 1
 *   <li>{@code offshoot.batch.shrinks}: batches halved for want of memory
 *   <li>{@code offshoot.unet.time}: seconds inside the UNet; its rate is the UNet's share of wall time
 * </ul>
 *
 * @param stats what is told
 */
record BatchMetrics(BatchStats stats) implements MeterBinder {

    private static final Tags TAGS = Tags.of("worker", "editor");

    private static final double NANOS = 1e9;

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "offshoot.batch.steps", BatchStats::steps);
        count(registry, "offshoot.batch.rows.filled", BatchStats::rowsFilled);
        count(registry, "offshoot.batch.rows.offered", BatchStats::rowsOffered);
        count(registry, "offshoot.batch.shrinks", BatchStats::shrinks);
        FunctionCounter.builder(
                        "offshoot.unet.time", stats, totals -> totals.network().toNanos() / NANOS)
                .tags(TAGS)
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("offshoot.batch.fill", stats, BatchStats::fill).tags(TAGS).register(registry);
    }

    private void count(MeterRegistry registry, String name, ToDoubleFunction<BatchStats> total) {
        FunctionCounter.builder(name, stats, total).tags(TAGS).register(registry);
    }
}
