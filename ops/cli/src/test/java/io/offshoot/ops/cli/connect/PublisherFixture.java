package io.offshoot.ops.cli.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A publisher that keeps what it sends instead of sending it. */
public final class PublisherFixture {
    private final Topics topics = Topics.of(
            TopicSettings.defaults(), SchemaRegistry.connect(RegistrySettings.at("mock://publisher-fixture")));
    private final MockProducer<byte[], LabelledImage> producer;

    public PublisherFixture() {
        this(true);
    }

    /** With {@code acknowledging} false, the test completes or fails each record by {@link #producer}. */
    public PublisherFixture(boolean acknowledging) {
        producer = new MockProducer<>(
                acknowledging,
                new RoundRobinPartitioner(),
                new ByteArraySerializer(),
                topics.images().valueSerde().serializer());
    }

    private PublisherFixture(MockProducer<byte[], LabelledImage> producer) {
        this.producer = producer;
    }

    /** A cluster that gives no answer: every record fails after its time. */
    public static PublisherFixture away() {
        return new PublisherFixture(new MockProducer<>() {
            @Override
            public synchronized Future<RecordMetadata> send(
                    ProducerRecord<byte[], LabelledImage> record, Callback callback) {
                TimeoutException away = new TimeoutException("no answer");
                callback.onCompletion(null, away);
                return CompletableFuture.failedFuture(away);
            }
        });
    }

    public ImagePublisher publisher() {
        return new ImagePublisher(producer, topics.images());
    }

    public MockProducer<byte[], LabelledImage> producer() {
        return producer;
    }

    /** Keys of what was sent, in order; "null" for none. */
    public List<String> keys() {
        return producer.history().stream()
                .map(record -> record.key() == null ? "null" : new String(record.key(), UTF_8))
                .toList();
    }
}
