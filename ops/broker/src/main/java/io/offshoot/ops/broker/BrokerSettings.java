package io.offshoot.ops.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of an {@link EmbeddedBroker}.
 *
 * @param dataFolder folder of the broker's logs; made when absent, kept between starts
 * @param host address the broker listens on
 * @param port port it listens on; 0 takes a free one
 * @param advertisedHost host name it tells clients to connect to
 * @param maxMessageBytes largest record batch it takes, in bytes
 * @param member its place in a cluster of several brokers; empty for a broker that is all of its cluster
 * @param overrides further Kafka broker properties; they win over everything else
 */
public record BrokerSettings(
        Path dataFolder,
        String host,
        int port,
        String advertisedHost,
        int maxMessageBytes,
        Optional<ClusterMember> member,
        Map<String, String> overrides) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int DEFAULT_MAX_MESSAGE_BYTES = 80 << 20;

    /** Refuses settings a broker could not start with, naming the key at fault. */
    public BrokerSettings {
        if (host.isBlank() || advertisedHost.isBlank()) {
            throw new IllegalArgumentException("host and advertisedHost must not be blank");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be in [0, 65535], was " + port);
        }
        if (maxMessageBytes < 1 << 20) {
            throw new IllegalArgumentException("maxMessageBytes must be at least 1048576, was " + maxMessageBytes);
        }
        overrides = Map.copyOf(overrides);
    }

    /** A broker on a free loopback port. */
    public static BrokerSettings in(Path dataFolder) {
        return new BrokerSettings(
                dataFolder, LOOPBACK, 0, LOOPBACK, DEFAULT_MAX_MESSAGE_BYTES, Optional.empty(), Map.of());
    }

    /** The same on a fixed port; 0 takes a free one. */
    public BrokerSettings withPort(int newPort) {
        return new BrokerSettings(dataFolder, host, newPort, advertisedHost, maxMessageBytes, member, overrides);
    }

    /** The same for clients on other machines: listens on one address and advertises a host name. */
    public BrokerSettings withHost(String listen, String advertised) {
        return new BrokerSettings(dataFolder, listen, port, advertised, maxMessageBytes, member, overrides);
    }

    /** The same with room for records of another size. */
    public BrokerSettings withMaxMessageBytes(int bytes) {
        return new BrokerSettings(dataFolder, host, port, advertisedHost, bytes, member, overrides);
    }

    /** The same with further Kafka broker properties. */
    public BrokerSettings withOverrides(Map<String, String> properties) {
        return new BrokerSettings(dataFolder, host, port, advertisedHost, maxMessageBytes, member, properties);
    }

    /** The same as one of several brokers. */
    public BrokerSettings withMember(ClusterMember place) {
        return new BrokerSettings(
                dataFolder, host, port, advertisedHost, maxMessageBytes, Optional.of(place), overrides);
    }
}
