package io.offshoot.ops.bench.topology;

import io.offshoot.ops.bench.BenchException;
import io.offshoot.ops.bench.TopicReader;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.topic.Topics;
import io.offshoot.workers.work.TypedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes photos and watches what a side makes of them. Used by one thread. */
final class Feed implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double NANOS = 1e9;

    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final TopicReader results;

    Feed(String bootstrapServers, Topics topics, String output) {
        this.topics = topics;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", topics.maxMessageBytes()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.results = new TopicReader(bootstrapServers, List.of(output));
    }

    /** Publishes all at once; seconds until a read_committed reader has seen a result of each. */
    double burst(List<LabelledImage> photos) {
        List<ProducerRecord<byte[], byte[]>> records =
                photos.stream().map(this::record).toList();
        long begin = System.nanoTime();
        records.forEach(this::send);
        int seen = 0;
        while (seen < photos.size()) {
            seen += results.poll(result -> {});
            requirePatience(begin);
        }
        return (System.nanoTime() - begin) / NANOS;
    }

    /**
     * Publishes one photo after the other; seconds from each to its result.
     *
     * @param rate photos per second
     */
    List<Double> paced(List<LabelledImage> photos, double rate) {
        List<Double> latencies = new ArrayList<>();
        List<Long> sent = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        long begin = System.nanoTime();
        while (latencies.size() < photos.size()) {
            while (sent.size() < photos.size() && System.nanoTime() - begin >= sent.size() / rate * NANOS) {
                LabelledImage photo = photos.get(sent.size());
                numbers.put(photo.getImageId(), sent.size());
                sent.add(System.nanoTime());
                send(record(photo));
            }
            results.poll(result -> {
                Integer number = numbers.get(new String(result.key(), StandardCharsets.UTF_8));
                if (number != null) {
                    latencies.add((System.nanoTime() - sent.get(number)) / NANOS);
                }
            });
            requirePatience(sent.get(sent.size() - 1));
        }
        return latencies;
    }

    private ProducerRecord<byte[], byte[]> record(LabelledImage photo) {
        byte[] key = photo.getLabel().getBytes(StandardCharsets.UTF_8);
        return TypedRecords.result(topics.images(), key, photo);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> unused = producer.send(record);
    }

    private static void requirePatience(long begin) {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new BenchException(
                    "no result of every photo within %s; try fewer photos or a less busy machine.".formatted(PATIENCE));
        }
    }

    @Override
    public void close() {
        results.close();
        producer.close();
    }
}
