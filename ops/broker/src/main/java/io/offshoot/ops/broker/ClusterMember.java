package io.offshoot.ops.broker;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A broker's place among several that form one cluster, all of them controllers as well.
 *
 * @param nodeId number of this broker
 * @param clusterId name of the cluster, the same for all members: 16 bytes in base64url, as Kafka makes them
 * @param controllerPorts loopback port of every member's controller, by node id
 */
public record ClusterMember(int nodeId, String clusterId, Map<Integer, Integer> controllerPorts) {

    private static final int ENOUGH_REPLICAS = 3;

    /** Refuses a broker that is no member of its own cluster. */
    public ClusterMember {
        controllerPorts = Map.copyOf(controllerPorts);
        if (!controllerPorts.containsKey(nodeId)) {
            throw new IllegalArgumentException(
                    "controllerPorts must name the port of node " + nodeId + ", was " + controllerPorts);
        }
    }

    int controllerPort() {
        return requireNonNull(controllerPorts.get(nodeId));
    }

    String voters() {
        return new TreeMap<>(controllerPorts)
                .entrySet().stream()
                        .map(member -> member.getKey() + "@127.0.0.1:" + member.getValue())
                        .collect(Collectors.joining(","));
    }

    /** Replicas of everything: three where there are so many brokers. */
    int replicas() {
        return Math.min(ENOUGH_REPLICAS, controllerPorts.size());
    }
}
