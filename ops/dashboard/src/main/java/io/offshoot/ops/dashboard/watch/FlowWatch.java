package io.offshoot.ops.dashboard.watch;

import io.offshoot.ops.dashboard.books.Place;
import io.offshoot.ops.dashboard.kafka.Brokers;
import io.offshoot.ops.dashboard.lag.LagReading;
import io.offshoot.ops.dashboard.lag.LagState;
import io.offshoot.schemas.access.Refusals;
import io.offshoot.schemas.registry.RegistryUnreachableException;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.offset.OffsetMap;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the topics on a thread of its own. */
public final class FlowWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlowWatch.class);
    private static final Duration MOMENT = Duration.ofMillis(250);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final Flow flow;
    private final Refusals refusals;
    private final Supplier<LagState> lag;
    private final TopicTail tail;
    private final SourcePhotos sources;
    private final String editRequests;
    private final Thread thread = new Thread(this::run, "flow-watch");
    private volatile boolean stopped;
    private volatile Optional<String> refused = Optional.empty();
    private boolean opened;
    private Optional<LagReading> earlier = Optional.empty();
    private Optional<LagReading> newest = Optional.empty();
    private Optional<Sums> next = Optional.empty();

    private FlowWatch(Brokers brokers, Topics topics, Supplier<LagState> lag) {
        this.lag = lag;
        flow = new Flow(topics);
        refusals = brokers.refusals();
        tail = new TopicTail(brokers.newConsumer(new ByteArrayDeserializer()), topics);
        sources = new SourcePhotos(brokers.newConsumer(new ByteArrayDeserializer()), topics.editRequests());
        editRequests = topics.editRequests().name();
        thread.setDaemon(true);
    }

    /**
     * Starts following.
     *
     * @param lag what is known of the lag: which requests are finished
     */
    public static FlowWatch start(Brokers brokers, Topics topics, Supplier<LagState> lag) {
        FlowWatch watch = new FlowWatch(brokers, topics, lag);
        watch.thread.start();
        return watch;
    }

    /** What is known now. */
    public FlowView view() {
        return flow.view();
    }

    /** What the brokers do not allow, as a sentence; empty while they allow everything. */
    public Optional<String> refused() {
        return refused;
    }

    /** Picture of an edit in the gallery. */
    public Optional<Picture> edit(String id) {
        return flow.edit(id);
    }

    /** Picture of the photo of an edit in the gallery. */
    public Optional<Picture> source(String id) {
        return flow.source(id);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (tail;
                sources) {
            boolean open = false;
            while (!stopped) {
                open = open || attempt(tail::open);
                if (open) {
                    attempt(this::round);
                }
            }
        } catch (InterruptException end) {
            Thread.interrupted();
        }
    }

    /** Brokers or registry may be away for a while; then it is tried again. */
    private boolean attempt(Runnable step) {
        try {
            step.run();
            refused = Optional.empty();
            return true;
        } catch (InterruptException end) {
            throw end;
        } catch (KafkaException e) {
            LOG.debug("The topics cannot be followed now", e);
            refused = Optional.of(refusals.explained(e))
                    .filter(AuthorizationException.class::isInstance)
                    .map(Throwable::getMessage);
            return false;
        }
    }

    private void round() {
        take(tail.poll(MOMENT));
        flow.unsearched().forEach(place -> flow.found(place, sources.at(place)));
        observeLag();
        if (next.isEmpty() && earlier.isPresent()) {
            tail.addQueue();
            next = Optional.of(new Sums(earlier.get().editorFinished(), tail.ends()));
        }
        next.filter(sums -> tail.hasRead(sums.ends())).ifPresent(this::close);
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                try {
                    flow.take(record);
                } catch (RegistryUnreachableException away) {
                    tail.again(record);
                    break;
                }
            }
        }
    }

    /** What was finished one look ago is surely visible by now, with all that was published with it. */
    private void observeLag() {
        Optional<LagReading> now = lag.get().reading();
        if (!now.equals(newest)) {
            earlier = newest;
            newest = now;
        }
    }

    private void close(Sums sums) {
        Predicate<Place> finished =
                place -> Optional.ofNullable(sums.finished().get(new TopicPartition(editRequests, place.partition())))
                        .filter(map -> map.contains(place.offset()))
                        .isPresent();
        if (!opened && !tail.isWhole()) {
            flow.openInTheMiddle(finished);
        }
        opened = true;
        flow.close(finished);
        next = Optional.empty();
    }

    /**
     * What to make the next sums with.
     *
     * @param finished which requests were finished
     * @param ends how far to read first
     */
    private record Sums(Map<TopicPartition, OffsetMap> finished, Map<TopicPartition, Long> ends) {}
}
