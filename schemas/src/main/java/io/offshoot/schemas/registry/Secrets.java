package io.offshoot.schemas.registry;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Values that Kafka's config providers hold, for a client that does not know config providers. */
final class Secrets {
    private static final String PROVIDERS = "config.providers";

    private Secrets() {}

    /** The properties with every {@code ${provider:path:key}} replaced. */
    static Map<String, Object> lookedUp(Map<String, String> properties) {
        Map<String, Object> values = new HashMap<>(new AbstractConfig(new ConfigDef(), properties, false).originals());
        values.keySet().removeIf(key -> key.startsWith(PROVIDERS));
        return values;
    }
}
