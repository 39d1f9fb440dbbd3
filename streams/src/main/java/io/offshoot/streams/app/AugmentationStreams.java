package io.offshoot.streams.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.streams.StreamsSettings;
import io.offshoot.streams.metrics.TopologyMeters;
import io.offshoot.streams.topology.AugmentationTopology;
import io.offshoot.streams.topology.StreamsProperties;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.ThreadMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running topology: intake, collector and planner. The topics must exist. Closing it leaves the state on disk, and
 * the next start goes on where this one stopped; after a crash Kafka Streams restores the state from its changelogs.
 */
public final class AugmentationStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AugmentationStreams.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
    private static final CloseOptions CLOSE =
            CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);

    private final KafkaStreams streams;
    private final TopologyRights rights;
    private final FailurePolicy failures;
    private final TopologyMeters meters;
    private final KafkaStreamsMetrics kafkaMetrics;
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private AugmentationStreams(Topics topics, StreamsSettings settings, MeterRegistry registry) {
        Properties properties = StreamsProperties.of(topics, settings);
        rights = new TopologyRights(topics, settings, properties);
        rights.require();
        failures = new FailurePolicy(rights::explained);
        meters = new TopologyMeters(registry);
        streams = new KafkaStreams(AugmentationTopology.build(topics, settings, meters), properties);
        kafkaMetrics = new KafkaStreamsMetrics(streams);
        kafkaMetrics.bindTo(registry);
        streams.setUncaughtExceptionHandler(failures);
        streams.setStateListener(this::changed);
    }

    /**
     * Starts the topology and returns at once; it processes photos when its state is RUNNING, seconds later.
     *
     * @throws io.offshoot.schemas.access.MissingRightException when it may not do what it has to
     */
    public static AugmentationStreams start(Topics topics, StreamsSettings settings, MeterRegistry registry) {
        AugmentationStreams started = new AugmentationStreams(topics, settings, registry);
        started.streams.start();
        return started;
    }

    /** Kafka Streams' state. */
    public State state() {
        return streams.state();
    }

    /** How it is, for a health endpoint. */
    public StreamsHealth health() {
        State state = state();
        boolean live = state == State.CREATED || state.isRunningOrRebalancing();
        String sentence = "The topology is " + state
                + failures.lastFailure()
                        .map(failure -> "; its last failure was: " + failure)
                        .orElse("") + ".";
        return new StreamsHealth(state, live, state == State.RUNNING, sentence);
    }

    /** What it still lacks, for a health endpoint. */
    public StreamsReadiness readiness() {
        List<String> threads = streams.metadataForLocalThreads().stream()
                .map(ThreadMetadata::threadState)
                .toList();
        return StreamsReadiness.of(state(), threads);
    }

    /**
     * Waits until it processes photos; false when the time was not enough or it ended before.
     *
     * @throws io.offshoot.schemas.access.MissingRightException when it may not use the topics that it makes for itself
     */
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        boolean runs = running.await(timeout.toMillis(), TimeUnit.MILLISECONDS) && state().isRunningOrRebalancing();
        if (runs) {
            rights.requireInner();
        }
        return runs;
    }

    /** Waits until it has ended, by itself or by {@link #close}; ERROR says that it gave up. */
    public State awaitEnd() throws InterruptedException {
        ended.await();
        return state();
    }

    /**
     * Finishes what is in hand, commits and stops, within thirty seconds. Leaves the consumer group at once, so that the
     * next start need not wait for the session to run out.
     */
    @Override
    public void close() {
        if (!streams.close(CLOSE)) {
            LOG.warn(
                    "The topology did not stop within {} s; its state is restored at the next start",
                    CLOSE_TIMEOUT.toSeconds());
        }
        kafkaMetrics.close();
        meters.close();
        running.countDown();
        ended.countDown();
    }

    private void changed(State now, State before) {
        LOG.info("The topology is {} (was {})", now, before);
        if (now == State.RUNNING) {
            running.countDown();
        }
        if (now == State.ERROR || now == State.NOT_RUNNING) {
            running.countDown();
            ended.countDown();
        }
    }
}
