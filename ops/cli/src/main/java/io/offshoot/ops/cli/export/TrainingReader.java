package io.offshoot.ops.cli.export;

import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads both training topics, real and synthetic, from their beginning as an ordinary trainer does: committed records
 * only. One thread reads; {@link #stop} may come from another.
 */
public final class TrainingReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingReader.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Consumer<String, LabelledImage> consumer;
    private final InstantSource clock;
    private final Map<TopicPartition, Long> ends;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Opens a consumer of its own on the connection, at the beginning of both topics. */
    public TrainingReader(Connection connection, InstantSource clock) {
        this(consumer(connection.topics(), connection), topics(connection.topics()), clock);
    }

    TrainingReader(Consumer<String, LabelledImage> consumer, List<String> topics, InstantSource clock) {
        this.consumer = consumer;
        this.clock = clock;
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ends = Map.copyOf(consumer.endOffsets(partitions));
    }

    /** Hands over every image up to the limit, each exactly once, and those of one photo in order. */
    public void read(ReadLimit limit, java.util.function.Consumer<LabelledImage> images) {
        Instant lastNews = clock.instant();
        while (!stopped.get() && !isOver(limit, lastNews)) {
            ConsumerRecords<String, LabelledImage> records = poll();
            for (ConsumerRecord<String, LabelledImage> record : records) {
                images.accept(record.value());
            }
            if (!records.isEmpty()) {
                lastNews = clock.instant();
            }
        }
    }

    /** Ends reading soon. */
    public void stop() {
        stopped.set(true);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private boolean isOver(ReadLimit limit, Instant lastNews) {
        if (!limit.follow()) {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
        return limit.idleTimeout()
                .filter(timeout -> Duration.between(lastNews, clock.instant()).compareTo(timeout) >= 0)
                .isPresent();
    }

    private ConsumerRecords<String, LabelledImage> poll() {
        try {
            return consumer.poll(POLL);
        } catch (RecordDeserializationException e) {
            LOG.warn(
                    "The record at {} offset {} is no image and is left out: {}",
                    e.topicPartition(),
                    e.offset(),
                    e.getMessage());
            consumer.seek(e.topicPartition(), e.offset() + 1);
            return ConsumerRecords.empty();
        }
    }

    private static Consumer<String, LabelledImage> consumer(Topics topics, Connection connection) {
        Topic<String, LabelledImage> real = topics.real();
        return connection.consumer(
                real.keySerde().deserializer(), real.valueSerde().deserializer());
    }

    private static List<String> topics(Topics topics) {
        return List.of(topics.real().name(), topics.synthetic().name());
    }
}
