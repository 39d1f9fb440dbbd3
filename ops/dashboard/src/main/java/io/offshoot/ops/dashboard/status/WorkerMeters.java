package io.offshoot.ops.dashboard.status;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.offshoot.ops.dashboard.lag.Stage;
import io.offshoot.ops.dashboard.status.Status.Device;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the workers of this process say of themselves through their metrics; null where there is no such worker. */
final class WorkerMeters {
    private static final String FILLED = "offshoot.batch.rows.filled";
    private static final String OFFERED = "offshoot.batch.rows.offered";
    private static final String STEPS = "offshoot.batch.steps";
    private static final String UNET_TIME = "offshoot.unet.time";
    private static final Map<String, String> WORKERS = Map.of(Stage.TRAINER, "trainer", Stage.EDITOR, "editor");

    private final MeterRegistry meters;
    private final Map<String, Rate> rates = new TreeMap<>();

    WorkerMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Notes the totals at a time. */
    void sample(Instant now) {
        for (String name : new String[] {FILLED, OFFERED, STEPS, UNET_TIME}) {
            FunctionCounter counter = meters.find(name).functionCounter();
            if (counter != null) {
                rates.computeIfAbsent(name, any -> new Rate()).add(now, counter.count());
            }
        }
    }

    @Nullable
    Double inFlight(String stage) {
        return gauge("offshoot.requests.in.flight", stage);
    }

    @Nullable
    Boolean stopped(String stage) {
        Double open = gauge("offshoot.breaker.open", stage);
        return open == null ? null : open > 0;
    }

    Device device() {
        Double use = perSecond(UNET_TIME);
        return new Device(fill(), perSecond(STEPS), perSecond(FILLED), use == null ? null : Math.min(1, use));
    }

    private @Nullable Double fill() {
        Double filled = growth(FILLED);
        Double offered = growth(OFFERED);
        return filled == null || offered == null || offered == 0 ? null : filled / offered;
    }

    private @Nullable Double growth(String name) {
        Rate rate = rates.get(name);
        return rate == null ? null : rate.growth();
    }

    private @Nullable Double perSecond(String name) {
        Rate rate = rates.get(name);
        return rate == null ? null : rate.perSecond();
    }

    private @Nullable Double gauge(String name, String stage) {
        String worker = WORKERS.get(stage);
        Gauge gauge =
                worker == null ? null : meters.find(name).tag("worker", worker).gauge();
        return gauge == null ? null : gauge.value();
    }
}
