package io.offshoot.ops.torture.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports that nobody listens on. They lie below those that systems give to outgoing connections, so that none is taken
 * while a process that listens there is down.
 */
final class Ports {

    private static final int FIRST = 18_000;
    private static final int END = 32_000;

    private final Set<Integer> given = new HashSet<>();

    int next() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
