package io.offshoot.ops.standalone;

import io.offshoot.ops.standalone.http.AccessToken;
import io.offshoot.ops.standalone.http.ListenAddress;
import java.util.Optional;

/**
 * Where a node listens.
 *
 * @param listen address of the network interface, {@code 127.0.0.1} for this machine only
 * @param advertisedHost host name that clients are told
 * @param kafkaPort port of the broker; 0 takes a free one
 * @param httpPort port of the web service with the registry; 0 takes a free one
 * @param token what those have to show who use the web service; empty for this machine only
 */
public record NodeAddress(
        String listen, String advertisedHost, int kafkaPort, int httpPort, Optional<AccessToken> token) {
    /** Refuses what no socket takes, naming the key at fault. */
    public NodeAddress {
        requirePort("kafka-port", kafkaPort);
        requirePort("port", httpPort);
        if (listen.isBlank() || advertisedHost.isBlank()) {
            throw new IllegalArgumentException("listen and advertised-host must not be blank");
        }
        new ListenAddress(listen, httpPort, token);
    }

    /** This machine only, on free ports. */
    public static NodeAddress free() {
        return new NodeAddress("127.0.0.1", "127.0.0.1", 0, 0, Optional.empty());
    }

    /** Where the web service listens. */
    ListenAddress http() {
        return new ListenAddress(listen, httpPort, token);
    }

    /** Where this process itself reaches what listens here. */
    String localHost() {
        return listen.equals("0.0.0.0") || listen.equals("::") ? "localhost" : listen;
    }

    private static void requirePort(String key, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(key + " must be in [0, 65535], was " + port);
        }
    }
}
