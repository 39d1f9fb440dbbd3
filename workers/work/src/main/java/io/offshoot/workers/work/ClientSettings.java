package io.offshoot.workers.work;

import io.offshoot.schemas.access.Principal;
import io.offshoot.schemas.access.Right;
import io.offshoot.schemas.access.TopicRights;
import io.offshoot.schemas.topic.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How a worker reaches Kafka. Any property of the clients can be passed through, but for those the delivery promise
 * rests on.
 *
 * @param bootstrapServers brokers to ask first
 * @param groupId consumer group that shares the work
 * @param instanceId name of this worker within the group, unique among those alive; a worker that comes back under its
 *     old name ends the transaction it left open at once
 * @param consumer further consumer properties
 * @param producer further producer properties
 */
public record ClientSettings(
        String bootstrapServers,
        String groupId,
        String instanceId,
        Map<String, String> consumer,
        Map<String, String> producer) {

    private static final List<String> OURS = List.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);

    /** What tunes a consumer group and has no meaning in a share group, whose members refuse it. */
    private static final List<String> CONSUMER_GROUP_ONLY = List.of(
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.GROUP_PROTOCOL_CONFIG,
            ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG);

    /** What no admin client knows; what consumers do not know either, such as settings of config providers, passes through. */
    private static final Set<String> CONSUMER_ONLY = consumerOnly();

    private static final int MIB = 1024 * 1024;

    public ClientSettings {
        requireText("bootstrap.servers", bootstrapServers);
        requireText("group.id", groupId);
        requireText("instance.id", instanceId);
        consumer = passedThrough("consumer", consumer);
        producer = passedThrough("producer", producer);
    }

    /** A worker with a name of its own and no further properties. */
    public static ClientSettings of(String bootstrapServers, String groupId) {
        return new ClientSettings(bootstrapServers, groupId, UUID.randomUUID().toString(), Map.of(), Map.of());
    }

    /** The same with these properties passed to the consumer; they win over those it has. */
    public ClientSettings withConsumer(Map<String, String> properties) {
        return new ClientSettings(bootstrapServers, groupId, instanceId, merged(consumer, properties), producer);
    }

    /** The same with these properties passed to the producer; they win over those it has. */
    public ClientSettings withProducer(Map<String, String> properties) {
        return new ClientSettings(bootstrapServers, groupId, instanceId, consumer, merged(producer, properties));
    }

    /** The same for results as large as these topics take, unless it says otherwise itself; a large request comes anyway. */
    public ClientSettings sizedFor(Topics topics) {
        return new ClientSettings(
                bootstrapServers, groupId, instanceId, consumer, merged(topics.producerProperties(), producer));
    }

    /** The same under another name. */
    public ClientSettings withInstanceId(String name) {
        return new ClientSettings(bootstrapServers, groupId, name, consumer, producer);
    }

    Map<String, Object> consumerProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, groupId + "-" + instanceId);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // One record a poll keeps the bound on unfinished requests exact; the rest stays in the fetch buffer.
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // What is read ahead: one fetch from each broker, and of each partition; a larger record comes alone.
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * MIB);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MIB);
        if (!"consumer".equals(consumer.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG))) {
            properties.put(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        }
        properties.putAll(consumer);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return properties;
    }

    Map<String, Object> producerProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, groupId + "-" + instanceId);
        // A transaction holds finished results only, so it is over in a moment; an abandoned one ends soon as well.
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        // Publishing happens on the poll thread, so it must give up long before max.poll.interval.ms.
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        properties.putAll(producer);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    /** Of a producer for news: no transaction, little memory, and no long waits on the thread that works. */
    Map<String, Object> newsProperties() {
        Map<String, Object> properties = new HashMap<>(producer);
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, groupId + "-" + instanceId + "-news");
        properties.put(ProducerConfig.ACKS_CONFIG, "1");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, MIB);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return properties;
    }

    /** Name of the worker's transactions. */
    String transactionalId() {
        return groupId + "-" + instanceId;
    }

    /**
     * The share group of queue mode. Not the consumer group's name: a group has one type, and the two have different
     * offsets.
     */
    String shareGroupId() {
        return groupId + "-queue";
    }

    Map<String, Object> shareConsumerProperties(int lane) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, shareGroupId() + "-" + instanceId + "-" + lane);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * MIB);
        properties.putAll(consumer);
        properties.keySet().removeAll(CONSUMER_GROUP_ONLY);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, shareGroupId());
        // Exactly the one record that is worked on: what is acquired beyond would wait here while others are idle.
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        properties.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        properties.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return properties;
    }

    /** Of a producer without transactions, whose records are durable when it says so. */
    Map<String, Object> plainProducerProperties() {
        Map<String, Object> properties = new HashMap<>(producerProperties());
        properties.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        properties.remove(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        return properties;
    }

    /** Of an admin client, which reaches the brokers as the consumer does. */
    Map<String, Object> adminProperties() {
        Map<String, Object> properties = new HashMap<>(consumer);
        properties.keySet().removeAll(CONSUMER_ONLY);
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, shareGroupId() + "-" + instanceId + "-admin");
        return properties;
    }

    /**
     * Asks the brokers whether a worker may do with its topics what it has to.
     *
     * @throws io.offshoot.schemas.access.MissingRightException when it may not; the sentence names the rights
     */
    public void requireRights(List<Right> needed) {
        try (Admin admin = Admin.create(adminProperties())) {
            TopicRights.ask(admin, needed.stream().map(Right::name).distinct().toList())
                    .require(principal(), needed);
        }
    }

    /** Who the worker is to the brokers. */
    Principal principal() {
        return Principal.of(consumer);
    }

    private static Map<String, String> merged(Map<String, String> first, Map<String, String> winner) {
        Map<String, String> both = new HashMap<>(first);
        both.putAll(winner);
        return both;
    }

    private static Set<String> consumerOnly() {
        Set<String> names = new HashSet<>(ConsumerConfig.configNames());
        names.removeAll(AdminClientConfig.configNames());
        return Set.copyOf(names);
    }

    private static void requireText(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + " must not be blank");
        }
    }

    private static Map<String, String> passedThrough(String client, Map<String, String> properties) {
        for (String key : properties.keySet()) {
            if (OURS.contains(key)) {
                throw new IllegalArgumentException(
                        "%s.%s cannot be set: the delivery promise rests on it; leave it out".formatted(client, key));
            }
        }
        return Map.copyOf(properties);
    }
}
