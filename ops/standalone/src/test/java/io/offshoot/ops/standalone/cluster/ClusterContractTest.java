package io.offshoot.ops.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.standalone.topics.TopicProvisioner;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What every role needs of a broker and a registry, whoever made them. */
@Tag("broker")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClusterContractTest {
    private TestCluster cluster;
    private SchemaRegistry registry;
    private Topics topics;

    abstract TestCluster start();

    @BeforeAll
    void makeTopics() {
        cluster = start();
        registry = SchemaRegistry.connect(RegistrySettings.at(cluster.registryUrl()));
        topics = Topics.of(TopicSettings.defaults(), registry);
        try (Admin admin = admin()) {
            new TopicProvisioner(admin).provision(topics);
        }
    }

    @AfterAll
    void stop() {
        if (registry != null) {
            registry.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void theTopicsAreThoseThatRolesNeed() {
        try (Admin admin = admin()) {
            List<String> madeAgain = new TopicProvisioner(admin).provision(topics);

            assertThat(madeAgain).isEmpty();
        }
    }

    @Test
    void aReaderSeesWhatWasCommittedAndNothingThatWasNot() throws Exception {
        try (KafkaProducer<String, LabelledImage> producer = transactionalProducer(topics.real())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topics.real().name(), "given-up", photo("given-up")))
                    .get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topics.real().name(), "kept", photo("kept")))
                    .get();
            producer.commitTransaction();
        }

        assertThat(committed(topics.real())).containsExactly(photo("kept"));
    }

    @Test
    void anotherClientReadsBySchemaIdWhatOneHasWritten() {
        byte[] written = topics.synthetic().valueSerde().serializer().serialize("any", photo("written"));

        try (SchemaRegistry other = SchemaRegistry.connect(RegistrySettings.at(cluster.registryUrl()))) {
            Topics others = Topics.of(TopicSettings.defaults(), other);
            assertThat(others.synthetic().valueSerde().deserializer().deserialize("any", written))
                    .isEqualTo(photo("written"));
        }
    }

    private Admin admin() {
        return Admin.create(properties(Map.of()));
    }

    private <K, V> KafkaProducer<K, V> transactionalProducer(Topic<K, V> topic) {
        return new KafkaProducer<>(
                properties(Map.of("transactional.id", "contract")),
                topic.keySerde().serializer(),
                topic.valueSerde().serializer());
    }

    private <K, V> List<V> committed(Topic<K, V> topic) {
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
        List<V> values = new ArrayList<>();
        try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(
                properties(Map.of("isolation.level", "read_committed")),
                topic.keySerde().deserializer(),
                topic.valueSerde().deserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!partitions.stream().allMatch(each -> consumer.position(each) >= ends.get(each))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private Map<String, Object> properties(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("bootstrap.servers", cluster.bootstrapServers());
        return properties;
    }

    private static LabelledImage photo(String id) {
        return LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel("wheat")
                .setPayload(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .setContentType("image/png")
                .build();
    }
}
