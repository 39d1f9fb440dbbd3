package io.offshoot.ops.torture.process;

import io.offshoot.ops.broker.BrokerSettings;
import io.offshoot.ops.broker.ClusterMember;
import io.offshoot.ops.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One broker of several. It has two listeners for clients: one that tells its own address, for the other brokers and the
 * independent reader, and one that tells the address of a proxy, for the roles under torture.
 */
public final class BrokerMain {

    /** How long a request in queue mode is kept for a worker that does not renew its lock. */
    public static final Duration RECORD_LOCK = Duration.ofSeconds(4);

    private static final String HOST = "127.0.0.1:";

    private BrokerMain() {}

    /** Runs until SIGTERM. */
    public static void main(String[] args) throws Exception {
        Stay.noLongerThanParent();
        Arguments arguments = Arguments.of(args);
        ClusterMember member = new ClusterMember(arguments.number("node"), arguments.text("cluster"), ports(arguments));
        BrokerSettings settings = BrokerSettings.in(arguments.path("data"))
                .withPort(arguments.number("port"))
                .withMember(member)
                .withOverrides(overrides(arguments, member));
        Stay.with(EmbeddedBroker.start(settings));
    }

    private static Map<Integer, Integer> ports(Arguments arguments) {
        return Arrays.stream(arguments.text("controllers").split(","))
                .map(word -> word.split(":", 2))
                .collect(Collectors.toMap(pair -> Integer.valueOf(pair[0]), pair -> Integer.valueOf(pair[1])));
    }

    private static Map<String, String> overrides(Arguments arguments, ClusterMember member) {
        String own = "CLIENTS://" + HOST + arguments.number("port");
        Map<String, String> properties = new HashMap<>(quickToNotice());
        properties.putAll(quickToTakeBack());
        properties.put(
                "listeners",
                String.join(
                        ",",
                        own,
                        "PROXIED://" + HOST + arguments.number("proxied"),
                        "CONTROLLER://" + HOST + member.controllerPorts().get(member.nodeId())));
        properties.put(
                "advertised.listeners", String.join(",", own, "PROXIED://" + HOST + arguments.number("advertised")));
        properties.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT");
        return properties;
    }

    /** A lost broker is noticed in seconds, so that a schedule need not take minutes. */
    private static Map<String, String> quickToNotice() {
        return Map.of(
                "broker.session.timeout.ms", "4000",
                "broker.heartbeat.interval.ms", "500",
                "replica.lag.time.max.ms", "4000",
                "group.min.session.timeout.ms", "1000",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                "controlled.shutdown.max.retries", "1");
    }

    /** Likewise a member of a share group that is lost, and what it held. */
    private static Map<String, String> quickToTakeBack() {
        String lock = Long.toString(RECORD_LOCK.toMillis());
        return Map.of(
                "group.share.record.lock.duration.ms", lock,
                "group.share.min.record.lock.duration.ms", lock,
                "group.share.session.timeout.ms", "6000",
                "group.share.min.session.timeout.ms", "6000",
                "group.share.heartbeat.interval.ms", "1000",
                "group.share.min.heartbeat.interval.ms", "1000");
    }
}
