package io.offshoot.schemas.registry;

import java.util.Map;

/**
 * How to reach the schema registry.
 *
 * @param url {@code http(s)://host:port}, several separated by commas, or {@code mock://scope} for one inside this JVM
 *     that all clients of the scope share
 * @param autoRegister whether a writer registers a schema that the registry does not know; where schemas are deployed
 *     apart from programs, false makes such a writer fail
 * @param properties Confluent's client properties, passed on as they are, for example {@code basic.auth.user.info} or
 *     {@code schema.registry.ssl.truststore.location}
 */
public record RegistrySettings(String url, boolean autoRegister, Map<String, String> properties) {
    private static final String CREDENTIALS_IN_URL = ".*://[^/,]*@.*";

    /** Refuses an address that no client could use. */
    public RegistrySettings {
        if (!url.matches("(mock|http|https)://.+")) {
            throw new IllegalArgumentException(
                    "url of the schema registry must begin with http://, https:// or mock://, was \"" + url + "\"");
        }
        if (url.matches(CREDENTIALS_IN_URL)) {
            throw new IllegalArgumentException(
                    "url of the schema registry must not hold a password, which logs would show: set"
                            + " registry.basic.auth.credentials.source=USER_INFO and registry.basic.auth.user.info");
        }
        properties = Map.copyOf(properties);
    }

    /** A registry without further properties, whose writers register what they write. */
    public static RegistrySettings at(String url) {
        return new RegistrySettings(url, true, Map.of());
    }

    /** Without the properties, which hold passwords. */
    @Override
    public String toString() {
        return "RegistrySettings[" + url + "]";
    }

    /** The same with or without registering. */
    public RegistrySettings withAutoRegister(boolean register) {
        return new RegistrySettings(url, register, properties);
    }

    /** The same with a bearer token. */
    public RegistrySettings withBearer(String token) {
        return withProperties(Map.of("bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", token));
    }

    /** The same with Confluent's client properties. */
    public RegistrySettings withProperties(Map<String, String> clientProperties) {
        return new RegistrySettings(url, autoRegister, clientProperties);
    }
}
