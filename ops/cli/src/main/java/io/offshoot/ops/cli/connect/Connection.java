package io.offshoot.ops.cli.connect;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/** A cluster with its registry and topics, from which commands get their Kafka clients. */
public final class Connection implements AutoCloseable {
    private static final int ANSWER_MILLIS = 10_000;

    private final ConnectionSettings settings;
    private final SchemaRegistry registry;
    private final Topics topics;

    /** Connects to the registry on first use, and to the cluster with each client. */
    public Connection(ConnectionSettings settings) {
        this.settings = settings;
        registry = SchemaRegistry.connect(settings.registry());
        topics = Topics.of(settings.topics(), registry);
    }

    /** The topics with their serdes. */
    public Topics topics() {
        return topics;
    }

    /**
     * Makes sure that the cluster answers and has the topics.
     *
     * @throws CommandFailure when it does not, saying what to start or which option to check
     */
    public void requireTopics(List<? extends Topic<?, ?>> needed) {
        Set<String> present = topicNames();
        needed.stream()
                .map(Topic::name)
                .filter(name -> !present.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new CommandFailure("the cluster at " + settings.bootstrapServers() + " has no topic " + name
                            + "; start ./offshoot up, or check --bootstrap-server and --topic-prefix.");
                });
    }

    /** A producer for a topic that neither loses nor doubles a record. */
    public <K, V> Producer<K, V> producer(Topic<K, V> topic) {
        Map<String, Object> properties = properties(settings.clients().producer());
        properties.putAll(topics.producerProperties());
        properties.put("linger.ms", 20);
        properties.putAll(settings.clients().producer());
        properties.put("acks", "all");
        properties.put("enable.idempotence", true);
        return new KafkaProducer<>(
                properties, topic.keySerde().serializer(), topic.valueSerde().serializer());
    }

    /** A producer whose records become visible together; it ends what an earlier one of this name left open. */
    public Producer<byte[], byte[]> transactionalProducer(String name) {
        Map<String, Object> properties = properties(topics.producerProperties());
        properties.putAll(settings.clients().producer());
        properties.put("transactional.id", topics.settings().prefix() + "-" + name);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer without a group that sees committed records only. */
    public <K, V> Consumer<K, V> consumer(Deserializer<K> keys, Deserializer<V> values) {
        Map<String, Object> properties = properties(topics.consumerProperties());
        properties.putAll(settings.clients().consumer());
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        return new KafkaConsumer<>(properties, keys, values);
    }

    @Override
    public void close() {
        registry.close();
    }

    private Set<String> topicNames() {
        try (Admin admin = Admin.create(adminProperties())) {
            return admin.listTopics().names().get(2 * ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw noAnswer(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException
                    ? noAnswer(e)
                    : new CommandFailure(
                            "the cluster at " + settings.bootstrapServers() + " refuses to list its topics ("
                                    + e.getCause() + "); check the kafka. properties in the configuration.",
                            e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noAnswer(e);
        }
    }

    private CommandFailure noAnswer(Exception cause) {
        return new CommandFailure(
                "no Kafka broker answers at " + settings.bootstrapServers()
                        + "; start ./offshoot up in another terminal, or name yours with --bootstrap-server.",
                cause);
    }

    /** Shorter than Kafka's minute: somebody waits for the answer, and closing the client waits for its last request. */
    private Map<String, Object> adminProperties() {
        Map<String, Object> properties = properties(settings.clients().admin());
        properties.putIfAbsent("default.api.timeout.ms", ANSWER_MILLIS);
        properties.putIfAbsent("request.timeout.ms", ANSWER_MILLIS);
        return properties;
    }

    private Map<String, Object> properties(Map<String, String> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("bootstrap.servers", settings.bootstrapServers());
        return properties;
    }
}
