package io.offshoot.ops.torture.load;

import io.offshoot.ops.torture.ledger.Coordinates;
import io.offshoot.ops.torture.ledger.Expectations;
import io.offshoot.ops.torture.ledger.FailedConcept;
import io.offshoot.schemas.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The sensors: send the records of a load evenly over some time, and note what was acknowledged. */
public final class Feeder implements AutoCloseable {

    private static final String ALL_REPLICAS = "all";
    private static final int NEVER_GIVES_UP_MS = 180_000;

    private final Topics topics;
    private final InstantSource clock;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Duration skew = Duration.ZERO;

    /** Sends to these brokers. */
    public Feeder(String bootstrapServers, Topics topics, InstantSource clock) {
        this.topics = topics;
        this.clock = clock;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", ALL_REPLICAS,
                        "enable.idempotence", true,
                        "linger.ms", 0,
                        "max.block.ms", NEVER_GIVES_UP_MS,
                        "delivery.timeout.ms", NEVER_GIVES_UP_MS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** From now on the sensors' clock is wrong by this much. */
    public void skewClock(Duration by) {
        skew = by;
    }

    /** The records of a load, in the order of their sending; encoding them may take the registry. */
    public List<Item> items(Load load) {
        List<Item> items = new ArrayList<>(new Photos(load, topics).all());
        items.addAll(new Requests(load, topics).all());
        Collections.shuffle(items, new Random(load.seed()));
        return items;
    }

    /** Sends records evenly over some time; returns when all of them are acknowledged. */
    public void send(List<Item> items, Duration over, Expectations expectations) throws InterruptedException {
        long pause = over.toNanos() / items.size();
        long next = System.nanoTime();
        for (Item item : items) {
            send(item, expectations);
            next += pause;
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
        producer.flush();
        if (refused.get() > 0) {
            throw new IllegalStateException(refused.get() + " records of the harness were not acknowledged");
        }
    }

    /** Puts a concept request back, as an operator does with the command replay. */
    public void sendAgain(FailedConcept failed, Expectations expectations) {
        send(
                new Item(topics.conceptRequests().name(), failed.key(), failed.value(), Expectations::request),
                expectations);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback has it
    private void send(Item item, Expectations expectations) {
        long timestamp = clock.instant().plus(skew).toEpochMilli();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(item.topic(), null, timestamp, item.key(), item.value());
        producer.send(record, (at, failure) -> acknowledged(item, at, failure, expectations));
    }

    private void acknowledged(
            Item item, @Nullable RecordMetadata at, @Nullable Exception failure, Expectations expectations) {
        if (failure != null || at == null) {
            refused.incrementAndGet();
        } else {
            item.expected().accept(expectations, new Coordinates(at.topic(), at.partition(), at.offset()));
        }
    }
}
