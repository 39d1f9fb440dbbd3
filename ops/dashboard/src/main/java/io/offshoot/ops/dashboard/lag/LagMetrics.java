package io.offshoot.ops.dashboard.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The lag as metrics, from the first look on. While the brokers do not answer they keep the last numbers, and the ages go
 * on growing. Their names are public API.
 *
 * <ul>
 *   <li>{@code offshoot.stage.lag.records}, tag {@code stage}: records that are not finished
 *   <li>{@code offshoot.stage.lag.seconds}, tag {@code stage}: age of the oldest of them, 0 when there is none
 *   <li>{@code offshoot.lag.reading.age}: seconds since the brokers told the lag last
 * </ul>
 */
final class LagMetrics {
    private final MeterRegistry meters;
    private final Clock clock;
    private final Supplier<LagState> state;

    LagMetrics(MeterRegistry meters, Clock clock, Supplier<LagState> state) {
        this.meters = meters;
        this.clock = clock;
        this.state = state;
    }

    /** Adds a gauge for each stage of a reading. */
    void register(LagReading reading) {
        for (StageLag lag : reading.stages()) {
            stage("offshoot.stage.lag.records", lag.stage(), StageLag::records)
                    .baseUnit("records")
                    .description("Records that the stage has not finished.")
                    .register(meters);
            stage("offshoot.stage.lag.seconds", lag.stage(), stage -> stage.seconds(clock.instant()))
                    .baseUnit("seconds")
                    .description("Age of the oldest record that the stage has not finished.")
                    .register(meters);
        }
        Gauge.builder("offshoot.lag.reading.age", this, LagMetrics::age)
                .strongReference(true)
                .baseUnit("seconds")
                .description("Time since the brokers told the lag last.")
                .register(meters);
    }

    private Gauge.Builder<Supplier<Number>> stage(String name, String stage, ToDoubleFunction<StageLag> number) {
        Supplier<Number> current = () -> number(stage, number);
        return Gauge.builder(name, current).tag("stage", stage);
    }

    private double number(String stage, ToDoubleFunction<StageLag> number) {
        return state.get().reading().stream()
                .flatMap(reading -> reading.stages().stream())
                .filter(lag -> lag.stage().equals(stage))
                .mapToDouble(number)
                .findFirst()
                .orElse(0);
    }

    private double age() {
        return state.get()
                .reading()
                .map(reading -> Duration.between(reading.at(), clock.instant()).toMillis() / 1000.0)
                .map(age -> Math.max(0, age))
                .orElse(0.0);
    }
}
