package io.offshoot.ops.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker inside this JVM: a KRaft node that is a controller as well, with transactions and share groups; alone, or
 * one of several in as many JVMs.
 *
 * <p>Topics and records survive a restart on the same data folder.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final BrokerSettings settings;
    private final DataFolder folder;
    private final KafkaRaftServer server;
    private final int port;
    private final boolean temporary;

    private EmbeddedBroker(BrokerSettings settings, boolean temporary) {
        this.settings = settings;
        this.temporary = temporary;
        this.port = FreePorts.claim(settings.host(), settings.port());
        this.folder = DataFolder.open(settings.dataFolder(), settings.member());
        this.server = startServer();
    }

    /**
     * Starts a broker and returns when it takes requests, after about four seconds on an idle machine.
     *
     * @throws BrokerException when the port is taken, or the data folder is in use or of a newer Kafka version
     */
    public static EmbeddedBroker start(BrokerSettings settings) {
        return new EmbeddedBroker(settings, false);
    }

    /** Starts a broker on a free port and a new temporary folder, which {@link #close} deletes. */
    public static EmbeddedBroker startTemporary() {
        return startTemporary(Map.of());
    }

    /** As {@link #startTemporary()}, with Kafka settings that replace the defaults. */
    public static EmbeddedBroker startTemporary(Map<String, String> overrides) {
        try {
            Path folder = Files.createTempDirectory("offshoot-broker");
            return new EmbeddedBroker(BrokerSettings.in(folder).withOverrides(overrides), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Address for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return settings.advertisedHost() + ":" + port;
    }

    /** Folder that holds the broker's data. */
    public Path dataFolder() {
        return settings.dataFolder();
    }

    /** Stops the broker; returns when its files are closed. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        folder.close();
        if (temporary) {
            delete(settings.dataFolder());
        }
    }

    private KafkaRaftServer startServer() {
        int controllerPort = FreePorts.claim(
                "127.0.0.1",
                settings.member().map(ClusterMember::controllerPort).orElse(0));
        Map<String, String> properties = BrokerProperties.of(settings, folder.logs(), port, controllerPort);
        try {
            KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
            starting.startup();
            LOG.info("Broker listens on {}, data in {}", bootstrapServers(), dataFolder());
            return starting;
        } catch (RuntimeException e) {
            folder.close();
            throw new BrokerException(
                    "The broker cannot start on the data folder " + dataFolder() + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
