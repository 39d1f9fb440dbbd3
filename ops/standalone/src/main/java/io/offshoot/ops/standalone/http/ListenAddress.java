package io.offshoot.ops.standalone.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where a web service listens, and what it asks of those who come.
 *
 * @param host address of a network interface
 * @param port port; 0 takes a free one
 * @param token what everybody has to show; empty to ask nothing, which is for this machine alone
 */
public record ListenAddress(String host, int port, Optional<AccessToken> token) {
    /** Refuses to let other machines in without a token. */
    public ListenAddress {
        if (token.isEmpty() && !isLoopback(host)) {
            throw new IllegalArgumentException("listen " + host
                    + " lets other machines in, which need a token: name a file that holds one with --token-file, or listen"
                    + " on 127.0.0.1");
        }
    }

    /** This machine only, on a port; 0 takes a free one. */
    public static ListenAddress loopback(int port) {
        return new ListenAddress("127.0.0.1", port, Optional.empty());
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("listen must be an address of this machine, was \"" + host + "\"", e);
        }
    }
}
