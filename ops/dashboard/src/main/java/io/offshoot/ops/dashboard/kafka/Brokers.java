package io.offshoot.ops.dashboard.kafka;

import io.offshoot.schemas.access.Principal;
import io.offshoot.schemas.access.Refusals;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The brokers, and clients of them that change nothing: no group, nothing committed, committed records only.
 *
 * @param bootstrapServers brokers to ask first
 * @param consumer properties that pass through to consumers
 * @param admin properties that pass through to the admin client
 */
public record Brokers(String bootstrapServers, Map<String, String> consumer, Map<String, String> admin) {
    /** Somebody waits for the answer, and a broker that is away should be noticed soon. */
    private static final int ANSWER_MILLIS = 4_000;

    private static final int FETCH_BYTES = 4 << 20;

    /** Brokers that are reached without further properties. */
    public static Brokers at(String bootstrapServers) {
        return new Brokers(bootstrapServers, Map.of(), Map.of());
    }

    /** Who the clients are to the brokers. */
    public Principal principal() {
        return Principal.of(admin);
    }

    /** What the brokers can refuse clients that only read. */
    public Refusals refusals() {
        return new Refusals(principal(), topic -> true, "");
    }

    /** An admin client that gives up after four seconds. */
    public Admin newAdmin() {
        Map<String, Object> properties = new HashMap<>(admin);
        properties.put("bootstrap.servers", bootstrapServers);
        properties.putIfAbsent("request.timeout.ms", ANSWER_MILLIS / 2);
        properties.putIfAbsent("default.api.timeout.ms", ANSWER_MILLIS);
        return Admin.create(properties);
    }

    /** A consumer that reads keys and values with these deserializers. */
    public <V> Consumer<byte[], V> newConsumer(Deserializer<V> values) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * FETCH_BYTES);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        properties.putAll(consumer);
        properties.keySet().removeAll(Set.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), values);
    }
}
