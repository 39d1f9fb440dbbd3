package io.offshoot.ops.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kafka's properties for a broker that is a controller as well. */
final class BrokerProperties {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "CLIENTS";
    private static final int REQUEST_MARGIN = 20 << 20;

    private BrokerProperties() {}

    static Map<String, String> of(BrokerSettings settings, Path logs, int port, int controllerPort) {
        Map<String, String> properties = new HashMap<>();
        properties.putAll(listeners(settings, port, controllerPort));
        properties.putAll(
                replication(settings.member().map(ClusterMember::replicas).orElse(1)));
        properties.putAll(small());
        properties.put("log.dirs", logs.toString());
        properties.put("message.max.bytes", Integer.toString(settings.maxMessageBytes()));
        properties.put("socket.request.max.bytes", Integer.toString(settings.maxMessageBytes() + REQUEST_MARGIN));
        properties.putAll(settings.overrides());
        return properties;
    }

    private static Map<String, String> listeners(BrokerSettings settings, int port, int controllerPort) {
        int nodeId = settings.member().map(ClusterMember::nodeId).orElse(NODE_ID);
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(nodeId),
                "controller.quorum.voters",
                settings.member().map(ClusterMember::voters).orElse(nodeId + "@127.0.0.1:" + controllerPort),
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                CLIENTS,
                "listener.security.protocol.map",
                CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "listeners",
                CLIENTS + "://" + settings.host() + ":" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                CLIENTS + "://" + settings.advertisedHost() + ":" + port);
    }

    /** A record is acknowledged by all replicas but one, so that one broker may be away. */
    private static Map<String, String> replication(int replicas) {
        String factor = Integer.toString(replicas);
        String inSync = Integer.toString(Math.max(1, replicas - 1));
        Map<String, String> properties = new HashMap<>();
        properties.put("default.replication.factor", factor);
        properties.put("min.insync.replicas", inSync);
        properties.put("offsets.topic.replication.factor", factor);
        properties.put("transaction.state.log.replication.factor", factor);
        properties.put("transaction.state.log.min.isr", inSync);
        properties.put("share.coordinator.state.topic.replication.factor", factor);
        properties.put("share.coordinator.state.topic.min.isr", inSync);
        properties.put("auto.create.topics.enable", "false");
        properties.put("group.initial.rebalance.delay.ms", "0");
        return properties;
    }

    /** Fewer internal partitions and threads, and 4 MiB instead of 128 for the log cleaner, which start costs. */
    private static Map<String, String> small() {
        return Map.of(
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.num.partitions", "4",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    }
}
