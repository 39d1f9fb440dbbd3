package io.offshoot.workers.work;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.offshoot.workers.work.offset.OffsetMap;
import io.offshoot.workers.work.offset.OffsetMapCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A poller between a mock consumer and mock producers, turned by hand; the test itself plays the work threads. */
final class MockedPoller implements Clients {

    static final String INPUT = "requests";
    static final String OUTPUT = "results";
    static final String FAILURES = "failures";
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Backlog backlog;
    final Poller poller;
    private final UnaryOperator<MockProducer<byte[], byte[]>> fault;
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /** The fault is applied to the first producer only. */
    MockedPoller(Window window, UnaryOperator<MockProducer<byte[], byte[]>> fault) {
        this.fault = fault;
        WorkSettings settings = WorkSettings.of("tester", INPUT, FAILURES, ClientSettings.of("none:9092", "group"));
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        RetrySettings atOnce = new RetrySettings(3, Duration.ofMillis(1), Duration.ofMillis(1));
        Timing timing = new Timing(Clock.systemUTC(), new SplittableRandom(1));
        Watch watch = Watch.of("tester", meters, List.of(), clock);
        this.backlog = Backlog.of(window, new Retrying(atOnce, timing, watch.listener()));
        Publisher publisher = new Publisher(
                this, new DeadLetters(FAILURES, "offshoot test"), new Backoff(atOnce, timing), watch.listener());
        this.poller = new Poller(settings, consumer, publisher, backlog, watch);
        consumer.subscribe(Set.of(INPUT), poller);
        consumer.setMaxPollRecords(1);
    }

    MockedPoller(int maxInFlight) {
        this(new Window(maxInFlight, Long.MAX_VALUE), UnaryOperator.identity());
    }

    @Override
    public Consumer<byte[], byte[]> consumer() {
        return consumer;
    }

    @Override
    public Producer<byte[], byte[]> producer() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producers.size() == 1 ? fault.apply(producer) : producer;
    }

    /** Assigns partitions 0 to n - 1. */
    MockedPoller assign(int partitions) {
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            beginnings.put(partition(i), 0L);
        }
        consumer.updateBeginningOffsets(beginnings);
        consumer.rebalance(beginnings.keySet());
        return this;
    }

    /** Makes it look as if another worker had had partition 0 before. */
    void commitBefore(OffsetMap finished) {
        consumer.commitSync(
                Map.of(partition(0), new OffsetAndMetadata(finished.next(), OffsetMapCodec.encode(finished))));
    }

    /** Publishes a request and turns the poller once, so that it waits for work. */
    Task read(int partition, String key) {
        long offset = ends.merge(partition(partition), 1L, Long::sum) - 1;
        consumer.addRecord(new ConsumerRecord<>(INPUT, partition, offset, bytes(key), bytes("request " + key)));
        poller.turn();
        return take();
    }

    Task take() {
        try {
            Task task = backlog.queue().take();
            task.begin();
            return task;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void addUnread(int partition, String key) {
        long offset = ends.merge(partition(partition), 1L, Long::sum) - 1;
        consumer.addRecord(new ConsumerRecord<>(INPUT, partition, offset, bytes(key), bytes("request " + key)));
    }

    /** Turns until the next producer is open, which a backoff of a millisecond delays. */
    void turnUntilProducers(int count) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (producers.size() < count && Instant.now().isBefore(deadline)) {
            poller.turn();
        }
    }

    static void finish(Task task) {
        byte[] result = bytes("result " + task.request().key());
        WorkResult answer = new WorkResult(
                List.of(new ProducerRecord<>(OUTPUT, task.record().key(), result)), 1, "one result");
        task.settle(new Outcome.Finished(answer, Duration.ofSeconds(1)));
    }

    static void fail(Task task) {
        WorkFailedException fault = new WorkFailedException("bad-image", "the image is broken; send it again");
        task.settle(new Outcome.Failed(Failure.ofRecord(fault, 1), Duration.ofSeconds(1)));
    }

    /** Keys of everything committed so far, by any producer. */
    List<String> published() {
        return producers.stream()
                .flatMap(producer -> producer.history().stream())
                .map(record -> record.topic() + ":" + new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Committed offset of a partition as the last transaction left it, -1 when there is none. */
    long committed(int partition) {
        return producers.stream()
                .flatMap(producer -> producer.consumerGroupOffsetsHistory().stream())
                .flatMap(groups -> groups.values().stream())
                .filter(offsets -> offsets.containsKey(partition(partition)))
                .mapToLong(offsets -> offsets.get(partition(partition)).offset())
                .reduce(-1, (before, last) -> last);
    }

    /** What was committed beside the offset. */
    String committedMetadata(int partition) {
        return producers.stream()
                .flatMap(producer -> producer.consumerGroupOffsetsHistory().stream())
                .flatMap(groups -> groups.values().stream())
                .filter(offsets -> offsets.containsKey(partition(partition)))
                .map(offsets -> offsets.get(partition(partition)).metadata())
                .reduce("", (before, last) -> last);
    }

    static TopicPartition partition(int number) {
        return new TopicPartition(INPUT, number);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
