package io.offshoot.ops.cli.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Properties that pass through to the clients as they are.
 *
 * @param consumer for every consumer: those under {@code kafka.}, then those under {@code consumer.}
 * @param producer for every producer: those under {@code kafka.}, then those under {@code producer.}
 * @param streams for Kafka Streams: those under {@code kafka.}, then those under {@code streams.}
 * @param admin for the admin client: those under {@code kafka.}
 * @param registry for the schema registry's client: those under {@code registry.}, and Kafka's config providers
 */
public record ClientProperties(
        Map<String, String> consumer,
        Map<String, String> producer,
        Map<String, String> streams,
        Map<String, String> admin,
        Map<String, String> registry) {

    /** Nothing passes through. */
    public static final ClientProperties NONE = of(Map.of());

    /** Prefixes of keys that belong to a client and not to Offshoot. */
    static final List<String> PREFIXES = List.of("kafka.", "consumer.", "producer.", "streams.", "registry.");

    /** An own key, though its prefix is that of the client properties. */
    private static final String REGISTRY_URL = "registry.url";

    /** Sorts the keys of a configuration to the clients they are for. */
    static ClientProperties of(Map<String, String> values) {
        return new ClientProperties(
                under(values, "kafka.", "consumer."),
                under(values, "kafka.", "producer."),
                under(values, "kafka.", "streams."),
                under(values, "kafka."),
                registry(values));
    }

    /** Secrets of the registry may lie where those of Kafka do. */
    private static Map<String, String> registry(Map<String, String> values) {
        Map<String, String> result = new LinkedHashMap<>(under(values, "kafka."));
        result.keySet().removeIf(key -> !key.startsWith("config.providers"));
        result.putAll(under(values, "registry."));
        return Map.copyOf(result);
    }

    private static Map<String, String> under(Map<String, String> values, String... prefixes) {
        Map<String, String> result = new LinkedHashMap<>();
        for (String prefix : prefixes) {
            values.forEach((key, value) -> {
                if (key.startsWith(prefix) && !key.equals(REGISTRY_URL)) {
                    result.put(key.substring(prefix.length()), value);
                }
            });
        }
        return Map.copyOf(result);
    }
}
