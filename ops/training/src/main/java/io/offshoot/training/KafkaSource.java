package io.offshoot.training;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Committed images of all partitions of some topics, read without a consumer group. */
final class KafkaSource implements Source {

    private final StreamSettings settings;
    private final Consumer<byte[], byte[]> consumer;
    private final ImageDecoder decoder;
    private final InstantSource time;
    private final Deque<ConsumerRecord<byte[], byte[]>> unread = new ArrayDeque<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Skips skips = new Skips();
    private Instant lastHeard;

    /** Starts at the first record of each partition; closes what it was given where it cannot. */
    KafkaSource(
            StreamSettings settings,
            List<String> topics,
            Consumer<byte[], byte[]> consumer,
            ImageDecoder decoder,
            InstantSource time) {
        this.settings = settings;
        this.consumer = consumer;
        this.decoder = decoder;
        this.time = time;
        this.lastHeard = time.instant();
        try {
            consumer.assign(
                    topics.stream().flatMap(topic -> partitions(topic).stream()).toList());
            seek(Map.of());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> found = asking(() -> consumer.listTopics()).get(topic);
        if (found == null) {
            throw new TrainingStreamException(
                    "There is no topic " + topic + " at " + settings.bootstrapServers()
                            + ": start ./offshoot up or topology, which make it, or name another topic.",
                    null);
        }
        return found.stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    @Override
    public void seek(Map<TopicPartition, Long> offsets) {
        unread.clear();
        positions.clear();
        positions.putAll(offsets);
        for (TopicPartition partition : consumer.assignment()) {
            Long offset = offsets.get(partition);
            if (offset == null) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        }
    }

    @Override
    public List<Arrival> read(Duration timeout) {
        if (unread.isEmpty()) {
            asking(() -> consumer.poll(timeout)).forEach(unread::add);
        }
        checkBrokers(unread.isEmpty());
        List<Arrival> arrivals = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> next = unread.peek(); next != null; next = unread.peek()) {
            try {
                take(next, arrivals);
            } catch (TrainingStreamException e) {
                // What was read before the fault comes first; the next call meets the fault again.
                if (!arrivals.isEmpty()) {
                    return arrivals;
                }
                throw e;
            }
            unread.remove();
        }
        return arrivals;
    }

    private void take(ConsumerRecord<byte[], byte[]> message, List<Arrival> arrivals) {
        Place place = new Place(new TopicPartition(message.topic(), message.partition()), message.offset());
        try {
            arrivals.add(new Arrival(place, decoder.decode(message.value())));
        } catch (UnreadableImageException e) {
            if (settings.strict()) {
                throw new UnreadableImageException(
                        "The record at " + place.partition() + " offset " + place.offset()
                                + " is no labelled image; read without strict to skip it: " + e.getMessage(),
                        e);
            }
            skips.add(place, e);
        }
        positions.put(place.partition(), place.offset() + 1);
    }

    /** Asks for the ends when nothing has come for long: a consumer alone would try for ever. */
    private void checkBrokers(boolean quiet) {
        Instant now = time.instant();
        if (quiet && Duration.between(lastHeard, now).compareTo(settings.timeout()) < 0) {
            return;
        }
        if (quiet) {
            isAtEnd();
        }
        lastHeard = time.instant();
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    @Override
    public boolean isAtEnd() {
        Map<TopicPartition, Long> ends = asking(() -> consumer.endOffsets(consumer.assignment()));
        return unread.isEmpty()
                && ends.entrySet().stream()
                        .allMatch(end -> asking(() -> consumer.position(end.getKey())) >= end.getValue());
    }

    @Override
    public long skipped() {
        return skips.count();
    }

    @Override
    public void close() {
        consumer.close();
        decoder.close();
    }

    private <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (KafkaException e) {
            throw new TrainingStreamException(
                    "No broker at " + settings.bootstrapServers() + " lets this reader read (" + e.getMessage()
                            + "): start it, or correct the address or the rights.",
                    e);
        }
    }
}
