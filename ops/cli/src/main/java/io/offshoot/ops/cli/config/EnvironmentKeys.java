package io.offshoot.ops.cli.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Settings from environment variables: {@code OFFSHOOT_BOOTSTRAP_SERVER} is the key {@code bootstrap.server}. */
final class EnvironmentKeys {
    private static final String PREFIX = "OFFSHOOT_";

    /** Read by the launcher and by logging, never settings. */
    private static final Set<String> RESERVED =
            Set.of("OFFSHOOT_CONFIG", "OFFSHOOT_HOME", "OFFSHOOT_JAVA_OPTS", "OFFSHOOT_LOG", "OFFSHOOT_KAFKA_LOG");

    private EnvironmentKeys() {}

    static Map<String, String> read(Map<String, String> environment) {
        Map<String, String> values = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !RESERVED.contains(name)) {
                values.put(keyOf(name), value.strip());
            }
        });
        return values;
    }

    private static String keyOf(String name) {
        return name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
