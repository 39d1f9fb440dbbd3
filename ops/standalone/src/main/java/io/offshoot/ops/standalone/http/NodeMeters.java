package io.offshoot.ops.standalone.http;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;

/** Makes the meter registry behind /metrics. */
public final class NodeMeters {
    private static final String KAFKA = "kafka.";

    /** Of the hundreds of meters of Kafka's clients, those that tell what Offshoot's own do not. */
    private static final Set<String> OF_KAFKA = Set.of(
            "kafka.consumer.connection.count",
            "kafka.consumer.coordinator.commit.latency.avg",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.producer.record.error.total",
            "kafka.producer.record.send.total",
            "kafka.producer.txn.commit.time.ns.total",
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.process.latency.avg",
            "kafka.stream.thread.process.total");

    private NodeMeters() {}

    /** An empty registry for one node. */
    public static PrometheusMeterRegistry create() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.config()
                .meterFilter(MeterFilter.deny(
                        meter -> meter.getName().startsWith(KAFKA) && !OF_KAFKA.contains(meter.getName())));
        return meters;
    }
}
