package io.offshoot.ops.dashboard.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("broker")
class LagMonitorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void keepsTheLastNumbersAndSaysSoWhenTheBrokerIsGone() throws Exception {
        LagCluster cluster = new LagCluster();
        cluster.create("lost");
        cluster.publish("lost.edit-requests", 3, 0);
        try (LagMonitor monitor = LagMonitor.start(cluster.brokers(), "lost", meters, Clock.systemUTC())) {
            await(() -> monitor.state().reading().isPresent());

            cluster.close();
            await(() -> monitor.state().trouble().isPresent());

            assertThat(monitor.state().trouble().orElseThrow()).startsWith("The brokers do not tell the lag: ");
            assertThat(meters.get("offshoot.stage.lag.records")
                            .tag("stage", "editor")
                            .gauge()
                            .value())
                    .isEqualTo(3);
            assertThat(meters.get("offshoot.lag.reading.age").gauge().value()).isPositive();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("gave up after %s", PATIENCE).isLessThan(deadline);
            never.await(50, TimeUnit.MILLISECONDS);
        }
    }
}
