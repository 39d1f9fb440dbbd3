package io.offshoot.workers.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.management.ObjectName;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a worker holds does not depend on how much waits for it. */
@Tag("broker")
@Timeout(120)
class BackPressureTest {

    private static final int MIB = 1 << 20;
    private static final int REQUEST_BYTES = MIB / 5;
    private static final int BACKLOG = 300;

    @RegisterExtension
    static final TestCluster cluster = new TestCluster();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void fetchesNoMoreThanAFewRequestsAheadOfItsWork() throws Exception {
        String name = cluster.topics("backlog");
        publishBacklog(name + ".requests");
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch some = new CountDownLatch(1);
        WorkSettings settings = cluster.settings(name).withMaxInFlight(4).withDrainTimeout(Duration.ZERO);

        WorkLoop loop = WorkLoop.start(settings, stuckAfter(8, begun, some), meters, List.of());
        boolean reached = some.await(60, TimeUnit.SECONDS);
        long fetched = bytesFetched(name + ".requests");
        double inFlight = meters.get("offshoot.requests.in.flight").gauge().value();
        loop.close();

        assertThat(reached).isTrue();
        assertThat(inFlight).isLessThanOrEqualTo(4);
        assertThat(fetched).as("of %d MiB", BACKLOG * REQUEST_BYTES / MIB).isLessThan(12L * MIB);
    }

    private static Work stuckAfter(int requests, AtomicInteger begun, CountDownLatch some) {
        return context -> {
            if (begun.incrementAndGet() == requests) {
                some.countDown();
                waitUntilStopped();
            }
            return WorkResult.skipped("request " + begun);
        };
    }

    private static void waitUntilStopped() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new WorkCancelledException("the test is over");
        }
    }

    private static void publishBacklog(String topic) throws Exception {
        cluster.publish(IntStream.range(0, BACKLOG)
                .mapToObj(i -> new ProducerRecord<>(
                        topic, i % TestCluster.PARTITIONS, TestCluster.bytes("key-" + i), new byte[REQUEST_BYTES]))
                .toList());
    }

    /** What the broker has given out of a topic. */
    private static long bytesFetched(String topic) throws Exception {
        ObjectName meter = new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesOutPerSec,topic=" + topic);
        return (long) ManagementFactory.getPlatformMBeanServer().getAttribute(meter, "Count");
    }
}
