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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of the Python package against a broker and a registry; skipped where Python lacks what they need. */
@Tag("broker")
class PythonPackageTest {

    private static final int PHOTOS = 12;

    /** Everything is allowed that no rule speaks of. */
    private static final Map<String, String> GUARDED_GROUPS = Map.of(
            "authorizer.class.name",
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "allow.everyone.if.no.acl.found",
            "true");

    /** Groups are for another user, so that the package must do without. */
    private static final AclBinding NO_GROUPS = new AclBinding(
            new ResourcePattern(ResourceType.GROUP, "*", PatternType.LITERAL),
            new AccessControlEntry("User:another", "*", AclOperation.ALL, AclPermissionType.ALLOW));

    @TempDir
    Path folder;

    @Test
    void passesItsTestsAgainstARunningService() throws Exception {
        String python = Stream.of(System.getProperty("offshoot.python", "python3"), "python3")
                .filter(this::hasPackages)
                .findFirst()
                .orElse(null);
        assumeTrue(
                python != null,
                "no Python with pytest and confluent-kafka[avro,schemaregistry]; -Doffshoot.python=PYTHON names one");
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary(GUARDED_GROUPS);
                RegistryServer registry = new RegistryServer(folder.resolve("registry.json"))) {
            publish(broker.bootstrapServers(), registry.url());
            List<String> pytest = List.of(python, "-m", "pytest", "-q", "-p", "no:cacheprovider");
            int exit = run(
                    pytest,
                    Map.of(
                            "OFFSHOOT_BOOTSTRAP_SERVERS",
                            broker.bootstrapServers(),
                            "OFFSHOOT_REGISTRY",
                            registry.url()));
            assertThat(exit).as(output()).isZero();
        }
        assertThat(output()).doesNotContain("do not name a running service");
    }

    private void publish(String bootstrapServers, String registryUrl) throws Exception {
        Topics topics = Topics.of(TopicSettings.defaults(), SchemaRegistry.connect(RegistrySettings.at(registryUrl)));
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(config);
                var producer = new KafkaProducer<>(
                        config,
                        new StringSerializer(),
                        topics.synthetic().valueSerde().serializer())) {
            new TopicProvisioner(admin).provision(topics);
            admin.createAcls(List.of(NO_GROUPS)).all().get();
            for (ProducerRecord<String, LabelledImage> each : records(topics)) {
                producer.send(each).get();
            }
        }
    }

    /** Photos with two synthetics each, every synthetic twice, as queue mode may publish them. */
    private static List<ProducerRecord<String, LabelledImage>> records(Topics topics) {
        List<ProducerRecord<String, LabelledImage>> records = new ArrayList<>();
        for (int photo = 0; photo < PHOTOS; photo++) {
            String id = "photo-" + photo;
            records.add(new ProducerRecord<>(topics.real().name(), id, image(id).build()));
            for (int index = 0; index < 4; index++) {
                records.add(new ProducerRecord<>(topics.synthetic().name(), id, synthetic(id, index % 2)));
            }
        }
        return records;
    }

    private static LabelledImage.Builder image(String id) {
        return LabelledImage.newBuilder()
                .setImageId(id)
                .setLabel("wheat")
                .setPayload(ByteBuffer.wrap(id.getBytes(StandardCharsets.UTF_8)))
                .setContentType("image/png");
    }

    private static LabelledImage synthetic(String photo, int index) {
        return image(photo + "/" + index)
                .setProvenance(Provenance.newBuilder()
                        .setSourceImageId(photo)
                        .setSourceSha256("ab")
                        .setEditIndex(index)
                        .setEditCount(2)
                        .setStrength(0.5)
                        .setGuidanceScale(7.5)
                        .setNumInferenceSteps(50)
                        .setSeed(1)
                        .setPrompt("a photo of a <wheat>")
                        .setConceptVersion(1)
                        .build())
                .build();
    }

    private boolean hasPackages(String python) {
        return run(List.of(python, "-c", "import pytest, confluent_kafka.schema_registry.avro"), Map.of()) == 0;
    }

    private int run(List<String> command, Map<String, String> environment) {
        Path sources = Path.of(System.getProperty("offshoot.home"), "ops", "python");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(sources.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PYTHONPATH", sources.resolve("src").toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try {
            return builder.start().waitFor();
        } catch (IOException | InterruptedException e) {
            return -1;
        }
    }

    private Path log() {
        return folder.resolve("pytest.log");
    }

    private String output() throws IOException {
        return Files.exists(log()) ? Files.readString(log()) : "";
    }
}
