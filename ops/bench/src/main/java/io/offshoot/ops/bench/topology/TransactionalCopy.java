package io.offshoot.ops.bench.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Copies records to another topic, in transactions as long as Kafka Streams' commit interval. */
final class TransactionalCopy implements AutoCloseable {

    /** As Kafka Streams waits and commits under exactly_once_v2. */
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final String output;
    private final Thread thread;
    private volatile boolean closed;

    private TransactionalCopy(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer, String output) {
        this.consumer = consumer;
        this.producer = producer;
        this.output = output;
        this.thread = new Thread(this::run, "copy");
        thread.setDaemon(true);
    }

    /** Starts; the clients, subscribed and with transactions initialised, are closed with it. */
    static TransactionalCopy start(
            Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer, String output) {
        TransactionalCopy copy = new TransactionalCopy(consumer, producer, output);
        copy.thread.start();
        return copy;
    }

    private void run() {
        try (consumer;
                producer) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            long begun = System.nanoTime();
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(INTERVAL)) {
                    if (offsets.isEmpty()) {
                        producer.beginTransaction();
                    }
                    copy(record, offsets);
                }
                if (!offsets.isEmpty() && System.nanoTime() - begun >= INTERVAL.toNanos()) {
                    commit(offsets);
                    begun = System.nanoTime();
                }
            }
        }
    }

    private void copy(ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, OffsetAndMetadata> offsets) {
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(output, record.key(), record.value()));
        offsets.put(new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        offsets.clear();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
