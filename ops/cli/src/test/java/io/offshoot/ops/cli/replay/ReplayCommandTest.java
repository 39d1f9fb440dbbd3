package io.offshoot.ops.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.offshoot.ops.broker.BrokerSettings;
import io.offshoot.ops.broker.EmbeddedBroker;
import io.offshoot.ops.cli.CommandLineFixture;
import io.offshoot.ops.cli.config.ClientProperties;
import io.offshoot.ops.cli.connect.Connection;
import io.offshoot.ops.cli.connect.ConnectionSettings;
import io.offshoot.schemas.deadletter.DeadLetter;
import io.offshoot.schemas.deadletter.DeadLetterHeaders;
import io.offshoot.schemas.deadletter.RecordOrigin;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.TopicSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
@Timeout(120)
class ReplayCommandTest {
    private static final String NO_REGISTRY = "http://127.0.0.1:9";

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;

    private final CommandLineFixture offshoot = new CommandLineFixture();

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("broker")));
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    void putsTheChosenOnesBackAsTheyWere() throws Exception {
        makeTopics("chosen");
        setAside("chosen", "img-1", "unexpected", "chosen.edit-requests");
        setAside("chosen", "img-2", "bad-image", "chosen.edit-requests");

        int exitCode = replay("chosen", "--reason", "unexpected");

        assertThat(exitCode).isZero();
        assertThat(offshoot.out()).endsWith("1 dead letters replayed.%n".formatted());
        assertThat(records("chosen", "edit-requests")).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(bytes("img-1"));
            assertThat(record.value()).isEqualTo(bytes("bytes of img-1"));
            assertThat(header(record, "traceparent")).isEqualTo("00-img-1");
        });
    }

    @Test
    void leavesNothingOfTheDeadLetterButWhereItLay() throws Exception {
        makeTopics("clean");
        setAside("clean", "img-1", "unexpected", "clean.edit-requests");

        replay("clean", "--all");

        assertThat(records("clean", "edit-requests")).singleElement().satisfies(record -> {
            assertThat(record.headers()).extracting(Header::key).doesNotContainAnyElementsOf(DeadLetterHeaders.ALL);
            assertThat(header(record, LetterSender.REPLAY_OF))
                    .startsWith("clean.failures-")
                    .endsWith("@0");
        });
    }

    @Test
    void onlyShowsWhatItWouldDoInADryRun() throws Exception {
        makeTopics("dry");
        setAside("dry", "img-1", "unexpected", "dry.edit-requests");

        int exitCode = replay("dry", "--all", "--dry-run");

        assertThat(exitCode).isZero();
        assertThat(offshoot.out()).contains("img-1  unexpected: it failed", "1 dead letters chosen, none replayed.");
        assertThat(records("dry", "edit-requests")).isEmpty();
    }

    @Test
    void leavesOutWhatComesFromATopicOfAnotherService() throws Exception {
        makeTopics("foreign");
        setAside("foreign", "img-1", "unexpected", "somebody-elses");

        int exitCode = replay("foreign", "--topic", "failures");

        assertThat(exitCode).isZero();
        assertThat(offshoot.err()).contains("is left out: it comes from \"somebody-elses\"");
        assertThat(offshoot.out()).contains("0 dead letters chosen");
    }

    @Test
    void asksWhatToReplay() {
        int exitCode = replay("any");

        assertThat(exitCode).isEqualTo(2);
        assertThat(offshoot.err()).contains("name what to replay").contains("--dry-run");
    }

    private int replay(String prefix, String... options) {
        List<String> words = new ArrayList<>(List.of("replay"));
        words.addAll(List.of(options));
        words.addAll(List.of("--topic-prefix", prefix, "--bootstrap-server", broker.bootstrapServers()));
        words.addAll(List.of("--registry-url", NO_REGISTRY));
        return offshoot.run(words.toArray(String[]::new));
    }

    private static void makeTopics(String prefix) throws Exception {
        try (Connection connection = connection(prefix);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(connection.topics().all().stream()
                            .map(Topic::newTopic)
                            .toList())
                    .all()
                    .get();
        }
    }

    private static void setAside(String prefix, String key, String reason, String origin) throws Exception {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(prefix + ".failures", bytes(key), bytes("bytes of " + key));
        letter.headers().add("traceparent", bytes("00-" + key));
        DeadLetter.failed(reason, "it failed", new RecordOrigin(origin, 0, 7))
                .withAttempts(3, "offshoot test")
                .addTo(letter.headers());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(letter).get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String prefix, String topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (Connection connection = connection(prefix);
                Consumer<byte[], byte[]> consumer =
                        connection.consumer(new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            new DeadLetterReader(consumer).read(List.of(prefix + "." + topic), letter -> found.add(letter.record()));
        }
        return found;
    }

    private static Connection connection(String prefix) {
        return new Connection(new ConnectionSettings(
                broker.bootstrapServers(),
                NO_REGISTRY,
                TopicSettings.defaults().withPrefix(prefix),
                ClientProperties.NONE));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
