package io.offshoot.ops.standalone.http;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Makes the meter registry behind /metrics. */
public final class NodeMeters {
    /** Kafka tags these by the kind of store, and Prometheus wants one set of tags for each name. */
    private static final String STATE_STORES = "kafka.stream.state";

    private NodeMeters() {}

    /** An empty registry for one node. */
    public static PrometheusMeterRegistry create() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.config().meterFilter(MeterFilter.denyNameStartsWith(STATE_STORES));
        return meters;
    }
}
