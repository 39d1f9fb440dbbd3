package io.offshoot.ops.standalone;

import io.offshoot.ops.standalone.StandaloneSettings.ClientOverrides;
import io.offshoot.ops.standalone.http.ListenAddress;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.topic.TopicSettings;
import java.util.Map;

/**
 * Settings of a node that has one role on a cluster of its own.
 *
 * @param bootstrapServers brokers to ask first
 * @param registry how to reach the schema registry
 * @param topics prefix, partitions and limits of the topics
 * @param instanceId name of this process among those of its role, unique among those alive
 * @param listen where health and metrics listen
 * @param clients properties that pass through to consumers, producers and Kafka Streams
 * @param admin properties that pass through to the admin client
 */
public record RoleNodeSettings(
        String bootstrapServers,
        RegistrySettings registry,
        TopicSettings topics,
        String instanceId,
        ListenAddress listen,
        ClientOverrides clients,
        Map<String, String> admin) {}
