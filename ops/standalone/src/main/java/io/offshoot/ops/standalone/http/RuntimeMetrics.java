package io.offshoot.ops.standalone.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/** Metrics of the process itself: memory, garbage collection, threads, processor, uptime. */
public final class RuntimeMetrics implements AutoCloseable {
    private final JvmGcMetrics gc = new JvmGcMetrics();

    private RuntimeMetrics() {}

    /** Adds them to a registry until closed. */
    public static RuntimeMetrics bindTo(MeterRegistry meters) {
        RuntimeMetrics metrics = new RuntimeMetrics();
        metrics.gc.bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        return metrics;
    }

    @Override
    public void close() {
        gc.close();
    }
}
