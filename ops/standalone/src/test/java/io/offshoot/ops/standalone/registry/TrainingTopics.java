package io.offshoot.ops.standalone.registry;

import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.serde.RecordSerde;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of photos and synthetics with one partition each, and what a test publishes there. */
final class TrainingTopics {

    private final Map<String, Object> config;
    private final RecordSerde<LabelledImage> serde;

    TrainingTopics(String bootstrapServers, String registryUrl) {
        this.config = Map.of("bootstrap.servers", bootstrapServers);
        this.serde = RecordSerde.of(
                SchemaRegistry.connect(RegistrySettings.at(registryUrl)), "offshoot.real-value", LabelledImage.class);
    }

    static LabelledImage photo(String id) {
        return LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel("wheat")
                .setPayload(ByteBuffer.wrap(id.getBytes(StandardCharsets.UTF_8)))
                .setContentType("image/png")
                .build();
    }

    static LabelledImage edit(String id, String photo, int conceptVersion) {
        return LabelledImage.newBuilder(photo(id))
                .setProvenance(Provenance.newBuilder()
                        .setSourceImageId(photo)
                        .setSourceSha256("ab")
                        .setEditIndex(0)
                        .setEditCount(2)
                        .setStrength(0.5)
                        .setGuidanceScale(7.5)
                        .setNumInferenceSteps(50)
                        .setSeed(1)
                        .setPrompt("a photo of a <wheat>")
                        .setConceptVersion(conceptVersion)
                        .build())
                .build();
    }

    void publish(String prefix, LabelledImage... images) throws Exception {
        create(prefix);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (LabelledImage image : images) {
                String topic = prefix + (image.getProvenance() == null ? ".real" : ".synthetic");
                producer.send(new ProducerRecord<>(topic, serde.encode(image))).get();
            }
        }
    }

    void publishGarbage(String prefix) throws Exception {
        create(prefix);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            byte[] garbage = "no Avro at all".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(prefix + ".real", garbage)).get();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void create(String prefix) throws Exception {
        try (Admin admin = Admin.create(config)) {
            Set<String> known = admin.listTopics().names().get();
            List<NewTopic> missing = List.of(prefix + ".real", prefix + ".synthetic").stream()
                    .filter(topic -> !known.contains(topic))
                    .map(topic -> new NewTopic(topic, 1, (short) 1))
                    .toList();
            admin.createTopics(missing).all().get();
        }
    }
}
