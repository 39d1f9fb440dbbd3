package io.offshoot.ops.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class EmbeddedBrokerTest {

    @TempDir
    Path folder;

    @Test
    void readersSeeCommittedTransactionsOnly() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            createTopic(broker);
            sendInTransactions(broker);
            assertThat(read(broker)).containsExactly("committed");
        }
    }

    @Test
    void keepsRecordsOverARestart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            createTopic(broker);
            sendInTransactions(broker);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            assertThat(read(broker)).containsExactly("committed");
        }
    }

    @Test
    void deletesItsTemporaryFolderOnClose() {
        EmbeddedBroker broker = EmbeddedBroker.startTemporary();
        broker.close();
        assertThat(broker.dataFolder()).doesNotExist();
    }

    @Test
    void refusesAFolderThatABrokerUses() {
        try (EmbeddedBroker running = EmbeddedBroker.start(BrokerSettings.in(folder))) {
            assertThat(running.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.in(folder)))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("Another broker is using the data folder " + folder);
        }
    }

    @Test
    void refusesDataOfANewerKafka() throws IOException {
        EmbeddedBroker.start(BrokerSettings.in(folder)).close();
        Files.writeString(folder.resolve(DataFolder.VERSION_FILE), "9.0.0");
        assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.in(folder)))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("was written by Kafka 9.0.0")
                .hasMessageContaining("choose an empty folder");
    }

    @Test
    void refusesAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(
                            () -> EmbeddedBroker.start(BrokerSettings.in(folder).withPort(taken.getLocalPort())))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("choose another host or port");
        }
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("leaves", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void sendInTransactions(EmbeddedBroker broker) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("leaves", "aborted")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("leaves", "committed")).get();
            producer.commitTransaction();
        }
    }

    private static List<String> read(EmbeddedBroker broker) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        var partition = new TopicPartition("leaves", 0);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> values.add(r.value()));
            }
        }
        return values;
    }
}
