package io.offshoot.ops.torture.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where everything listens, on loopback.
 *
 * @param brokers ports of the brokers, in the order of their node ids
 * @param registry port of the registry
 */
record Addresses(List<BrokerPorts> brokers, int registry) {

    /**
     * Ports of one broker.
     *
     * @param direct for other brokers and the harness
     * @param controller of its controller
     * @param behindProxy where the proxy finds it
     * @param proxy where the roles under torture find it
     */
    record BrokerPorts(int direct, int controller, int behindProxy, int proxy) {}

    Addresses {
        brokers = List.copyOf(brokers);
    }

    static Addresses choose(Ports ports, int brokers) {
        List<BrokerPorts> all = new ArrayList<>();
        for (int i = 0; i < brokers; i++) {
            all.add(new BrokerPorts(ports.next(), ports.next(), ports.next(), ports.next()));
        }
        return new Addresses(all, ports.next());
    }

    /** For the harness. */
    String direct() {
        return bootstrap(brokers.stream().map(BrokerPorts::direct).toList());
    }

    /** For the roles under torture. */
    String proxied() {
        return bootstrap(brokers.stream().map(BrokerPorts::proxy).toList());
    }

    String registryUrl() {
        return "http://127.0.0.1:" + registry;
    }

    /** Node id and controller port of all, as {@code 1:port,2:port}. */
    String controllers() {
        return IntStream.range(0, brokers.size())
                .mapToObj(i -> (i + 1) + ":" + brokers.get(i).controller())
                .collect(Collectors.joining(","));
    }

    private static String bootstrap(List<Integer> ports) {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }
}
