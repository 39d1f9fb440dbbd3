package io.offshoot.ops.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports that nobody listens on, found before Kafka binds them: it would not tell which one it took. */
final class FreePorts {

    private FreePorts() {}

    /** The port itself when it is free, any free one for 0. */
    static int claim(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BrokerException(
                    "The broker cannot listen on " + host + ":" + port + " (" + e.getMessage()
                            + "): stop the program that uses the port, or choose another host or port.",
                    e);
        }
    }
}
