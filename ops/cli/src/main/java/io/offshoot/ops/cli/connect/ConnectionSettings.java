package io.offshoot.ops.cli.connect;

import io.offshoot.ops.cli.config.ClientProperties;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.topic.TopicSettings;

/**
 * Where a cluster is and what its topics are.
 *
 * @param bootstrapServers brokers to ask first, {@code host:port} separated by commas
 * @param registryUrl address of the schema registry
 * @param topics prefix and limits of the topics
 * @param clients properties that pass through to the clients
 */
public record ConnectionSettings(
        String bootstrapServers, String registryUrl, TopicSettings topics, ClientProperties clients) {
    public ConnectionSettings {
        if (!bootstrapServers.matches("[^,\\s]+:\\d{1,5}(\\s*,\\s*[^,\\s]+:\\d{1,5})*")) {
            throw new IllegalArgumentException("bootstrap-server must be HOST:PORT, several separated by commas, was \""
                    + bootstrapServers + "\"");
        }
        RegistrySettings.at(registryUrl);
    }

    /** How to reach the registry. */
    public RegistrySettings registry() {
        return RegistrySettings.at(registryUrl).withProperties(clients.registry());
    }
}
