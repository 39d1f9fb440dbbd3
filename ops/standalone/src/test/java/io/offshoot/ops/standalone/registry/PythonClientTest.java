package io.offshoot.ops.standalone.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.ops.standalone.topics.TopicProvisioner;
import io.offshoot.schemas.avro.LabelledImage;
import io.offshoot.schemas.avro.Provenance;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.TopicSettings;
import io.offshoot.schemas.topic.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry and a topic, through Confluent's Python clients; skipped where Python does not have them. */
@Tag("broker")
class PythonClientTest {

    private static Optional<String> python;

    @TempDir
    Path folder;

    private RegistryServer server;

    @BeforeAll
    static void findPython() {
        python = Stream.of(System.getProperty("offshoot.python", "python3"), "python3")
                .filter(command ->
                        run(List.of(command, "-c", "import confluent_kafka.schema_registry.avro"), null) == 0)
                .findFirst();
    }

    @BeforeEach
    void start() {
        assumeTrue(
                python.isPresent(),
                "no Python with confluent-kafka[avro,schemaregistry]; -Doffshoot.python=PYTHON names one");
        server = new RegistryServer(folder.resolve("registry.json"));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void serializesAndDeserializesWithThisRegistry() throws IOException {
        Path script = Files.writeString(folder.resolve("round_trip.py"), """
                import sys
                from confluent_kafka.schema_registry import Schema, SchemaRegistryClient
                from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
                from confluent_kafka.serialization import MessageField, SerializationContext

                client = SchemaRegistryClient({"url": sys.argv[1]})
                leaf = '{"type":"record","name":"Leaf","fields":[{"name":"area","type":"double"}]}'
                context = SerializationContext("leaves", MessageField.VALUE)
                message = AvroSerializer(client, leaf)({"area": 1.5}, context)
                assert message[:5] == b"\\0\\0\\0\\0\\1", message
                fresh = SchemaRegistryClient({"url": sys.argv[1]})
                assert AvroDeserializer(fresh)(message, context) == {"area": 1.5}
                assert client.get_subjects() == ["leaves-value"]
                latest = client.get_latest_version("leaves-value")
                assert (latest.version, latest.schema_id) == (1, 1), latest
                other = leaf.replace("double", "string")
                assert not client.test_compatibility("leaves-value", Schema(other, "AVRO"))
                """);
        assertThat(run(List.of(python.orElseThrow(), script.toString(), server.url()), folder))
                .as(output())
                .isZero();
    }

    @Test
    void readsTheSyntheticTopicWithTheExample() throws Exception {
        Path out = folder.resolve("images");
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            publish(broker);
            List<String> command = List.of(
                    python.orElseThrow(),
                    example().toString(),
                    "--bootstrap-server",
                    broker.bootstrapServers(),
                    "--registry",
                    server.url(),
                    "--out",
                    out.toString(),
                    "--idle",
                    "10");
            assertThat(run(command, folder)).as(output()).isZero();
        }
        assertThat(out.resolve("Köterich/e%2F1.png")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(out.resolve("provenance.jsonl"))
                .content()
                .contains("\"strength\": 0.5")
                .contains("Köterich");
    }

    private void publish(EmbeddedBroker broker) throws Exception {
        Topics topics = Topics.of(TopicSettings.defaults(), SchemaRegistry.connect(RegistrySettings.at(server.url())));
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(config);
                var producer = new KafkaProducer<>(
                        config,
                        new StringSerializer(),
                        topics.synthetic().valueSerde().serializer())) {
            new TopicProvisioner(admin).provision(topics);
            producer.send(new ProducerRecord<>(topics.synthetic().name(), "p1", synthetic()))
                    .get();
        }
    }

    private static LabelledImage synthetic() {
        return LabelledImage.newBuilder()
                .setImageId("e/1")
                .setLabel("Köterich")
                .setPayload(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .setContentType("image/png")
                .setProvenance(Provenance.newBuilder()
                        .setSourceImageId("p1")
                        .setSourceSha256("ab")
                        .setEditIndex(0)
                        .setEditCount(1)
                        .setStrength(0.5)
                        .setGuidanceScale(7.5)
                        .setNumInferenceSteps(50)
                        .setSeed(1)
                        .setPrompt("a photo of a <k>")
                        .setConceptVersion(1)
                        .build())
                .build();
    }

    private static Path example() {
        return Path.of(System.getProperty("offshoot.home"), "ops", "python", "examples", "read_synthetic.py");
    }

    private String output() throws IOException {
        Path log = folder.resolve("python.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private static int run(List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                folder == null
                        ? ProcessBuilder.Redirect.DISCARD
                        : ProcessBuilder.Redirect.to(
                                folder.resolve("python.log").toFile()));
        try {
            return builder.start().waitFor();
        } catch (IOException | InterruptedException e) {
            return -1;
        }
    }
}
