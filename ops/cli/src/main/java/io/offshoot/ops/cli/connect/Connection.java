package io.offshoot.ops.cli.connect;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.schemas.access.MissingRightException;
import io.offshoot.schemas.access.Principal;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.access.TopicRights;
import io.offshoot.schemas.registry.SchemaRegistry;
import io.offshoot.schemas.topic.Topic;
import io.offshoot.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
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
     * Makes sure that the cluster answers, has the topics, and allows what a command does with them.
     *
     * @throws CommandFailure when it does not answer or has not, saying what to start or which option to check
     * @throws io.offshoot.schemas.access.MissingRightException when it does not allow it
     */
    public void require(List<Right> needed) {
        List<String> names = needed.stream().map(Right::name).distinct().toList();
        TopicRights rights = ask(names);
        names.stream().filter(name -> !rights.knows(name)).findFirst().ifPresent(name -> {
            throw new CommandFailure("the cluster at " + settings.bootstrapServers() + " has no topic " + name
                    + "; start ./offshoot up, or check --bootstrap-server and --topic-prefix.");
        });
        rights.require(principal(), needed);
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

    /**
     * A producer whose records become visible together, ready to begin; it ends what an earlier one of this name left
     * open.
     *
     * @throws io.offshoot.schemas.access.MissingRightException when the brokers do not allow its transactions
     */
    public Producer<byte[], byte[]> transactionalProducer(String name) {
        String id = topics.settings().prefix() + "-" + name;
        Map<String, Object> properties = properties(topics.producerProperties());
        properties.putAll(settings.clients().producer());
        properties.put("transactional.id", id);
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return producer;
        } catch (TransactionalIdAuthorizationException refused) {
            producer.close();
            throw new MissingRightException(principal(), List.of(Right.ofTransactions(id)), refused);
        } catch (KafkaException failure) {
            producer.close();
            throw failure;
        }
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

    private TopicRights ask(List<String> topicNames) {
        try (Admin admin = Admin.create(adminProperties())) {
            return TopicRights.ask(admin, topicNames);
        } catch (TimeoutException | InterruptException e) {
            throw noAnswer(e);
        } catch (AuthenticationException e) {
            throw e;
        } catch (KafkaException e) {
            throw new CommandFailure(
                    "the cluster at " + settings.bootstrapServers() + " cannot be asked about its topics ("
                            + e.getMessage() + "); check the kafka. properties in the configuration.",
                    e);
        }
    }

    private Principal principal() {
        return Principal.of(settings.clients().admin());
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
