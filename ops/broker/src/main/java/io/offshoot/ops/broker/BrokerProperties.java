package io.offshoot.ops.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kafka's properties for a broker that is its own controller and the only node. */
final class BrokerProperties {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String CLIENTS = "CLIENTS";
    private static final int REQUEST_MARGIN = 20 << 20;

    private BrokerProperties() {}

    static Map<String, String> of(BrokerSettings settings, Path logs, int port, int controllerPort) {
        Map<String, String> properties = new HashMap<>();
        properties.putAll(listeners(settings, port, controllerPort));
        properties.putAll(singleNode());
        properties.putAll(small());
        properties.put("log.dirs", logs.toString());
        properties.put("message.max.bytes", Integer.toString(settings.maxMessageBytes()));
        properties.put("socket.request.max.bytes", Integer.toString(settings.maxMessageBytes() + REQUEST_MARGIN));
        properties.putAll(settings.overrides());
        return properties;
    }

    private static Map<String, String> listeners(BrokerSettings settings, int port, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@127.0.0.1:" + controllerPort,
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

    private static Map<String, String> singleNode() {
        Map<String, String> properties = new HashMap<>();
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
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
