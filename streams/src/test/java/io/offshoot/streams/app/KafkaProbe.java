package io.offshoot.streams.app;

import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Creates the topics, publishes to them and reads them as a read_committed consumer does. */
final class KafkaProbe implements AutoCloseable {
    private final Topics topics;
    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;

    KafkaProbe(String bootstrapServers, Topics topics) throws ExecutionException, InterruptedException {
        this.topics = topics;
        this.bootstrapServers = bootstrapServers;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> all = topics.all().stream().map(Topic::newTopic).toList();
            admin.createTopics(all).all().get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    Topics topics() {
        return topics;
    }

    <K, V> void publish(Topic<K, V> topic, K key, V value) {
        send(new ProducerRecord<>(
                topic.name(),
                topic.keySerde().serializer().serialize(topic.name(), key),
                topic.valueSerde().serializer().serialize(topic.name(), value)));
    }

    void publishBytes(String topic, byte[] value) {
        send(new ProducerRecord<>(topic, value));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** All committed values of a topic, once it has so many; those that it has when the time is up, otherwise. */
    <K, V> List<V> awaitAtLeast(Topic<K, V> topic, int count, Duration patience) {
        Map<String, Object> config = new HashMap<>(topics.consumerProperties());
        config.put("bootstrap.servers", bootstrapServers);
        config.put("isolation.level", "read_committed");
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        List<V> values = new ArrayList<>();
        long end = System.nanoTime() + patience.toNanos();
        try (var consumer = new KafkaConsumer<>(
                config, topic.keySerde().deserializer(), topic.valueSerde().deserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            int quietPolls = 0;
            while (System.nanoTime() < end && (values.size() < count || quietPolls < 5)) {
                var records = consumer.poll(Duration.ofMillis(200));
                quietPolls = records.isEmpty() ? quietPolls + 1 : 0;
                records.forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    @Override
    public void close() {
        producer.close();
    }
}
