package io.offshoot.ops.cli.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
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
