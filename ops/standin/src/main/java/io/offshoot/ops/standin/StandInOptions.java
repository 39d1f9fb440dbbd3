package io.offshoot.ops.standin;

import io.offshoot.ops.standalone.RoleNodeSettings;
import io.offshoot.ops.standalone.StandaloneSettings.ClientOverrides;
import io.offshoot.ops.standalone.http.ListenAddress;
import io.offshoot.schemas.registry.RegistrySettings;
import io.offshoot.schemas.topic.TopicSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Option;

/** The options of a worker process that runs with a stand-in; those of {@code offshoot editor} mean what they mean there. */
final class StandInOptions {
    @Option(names = "--bootstrap-server", defaultValue = "localhost:9092")
    private String bootstrapServer;

    @Option(names = "--registry-url", defaultValue = "http://localhost:8080")
    private String registryUrl;

    @Option(names = "--topic-prefix", defaultValue = "offshoot")
    private String topicPrefix;

    @Option(names = "--partitions", defaultValue = "4")
    private int partitions;

    @Option(names = "--replication-factor", defaultValue = "1")
    private int replicationFactor;

    @Option(names = "--instance-id", description = "Name among the processes of its role (default: a random one).")
    private String instanceId = UUID.randomUUID().toString();

    @Option(names = "--port", defaultValue = "0")
    private int port;

    @Option(names = "--consumer", paramLabel = "KEY=VALUE", description = "Property of the consumer; repeatable.")
    private Map<String, String> consumer = new HashMap<>();

    @Option(names = "--producer", paramLabel = "KEY=VALUE", description = "Property of the producer; repeatable.")
    private Map<String, String> producer = new HashMap<>();

    @Option(names = "--drain-timeout", defaultValue = "30s", converter = Seconds.class)
    private Duration drainTimeout;

    @Option(
            names = "--device-time",
            paramLabel = "TIME",
            defaultValue = "0.1s",
            converter = Seconds.class,
            description = "How long an edit or a training step holds the stand-in device (default: ${DEFAULT-VALUE}).")
    private Duration deviceTime;

    RoleNodeSettings settings() {
        return new RoleNodeSettings(
                bootstrapServer,
                RegistrySettings.at(registryUrl),
                TopicSettings.defaults()
                        .withPrefix(topicPrefix)
                        .withPartitions(partitions)
                        .withReplicationFactor(replicationFactor),
                instanceId,
                ListenAddress.loopback(port),
                new ClientOverrides(consumer, producer, Map.of()),
                Map.of());
    }

    Duration drainTimeout() {
        return drainTimeout;
    }

    StandInDevice device() {
        return new StandInDevice(deviceTime);
    }
}
