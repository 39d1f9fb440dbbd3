package io.offshoot.ops.bench.topology;

import io.offshoot.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The least that exactly once costs: records are read, written as they are and committed, ten times a second. */
final class CopySide implements Side {

    @Override
    public String name() {
        return "copy";
    }

    @Override
    public String output(Topics topics) {
        return topics.real().name();
    }

    @Override
    public AutoCloseable start(String bootstrapServers, Topics topics) {
        String name = topics.settings().prefix() + "-copy";
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", name,
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false",
                        "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        name,
                        "linger.ms",
                        "100",
                        "max.request.size",
                        Integer.toString(topics.maxMessageBytes())),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        consumer.subscribe(List.of(topics.images().name()));
        return TransactionalCopy.start(consumer, producer, output(topics));
    }
}
