package io.offshoot.ops.torture.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes connections on to a server on this machine; they can be made slow or be reset while it runs. */
public final class TcpProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2000;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;

    private TcpProxy(ServerSocket listener, InetSocketAddress server) {
        this.listener = listener;
        this.server = server;
    }

    /** Listens on one loopback port and passes on to another. */
    public static TcpProxy start(int port, int serverPort) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            TcpProxy proxy =
                    new TcpProxy(new ServerSocket(port, 0, loopback), new InetSocketAddress(loopback, serverPort));
            daemon(proxy::accept, "proxy-" + port);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy cannot listen on port " + port, e);
        }
    }

    /** From now on every piece of data arrives so much later. */
    public void slowDown(Duration latency) {
        delay = latency;
    }

    /** Ends all connections at once with a reset, as a firewall does; returns how many there were. */
    public int reset() {
        int count = 0;
        for (ProxiedConnection connection : open) {
            connection.reset();
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reset();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                daemon(() -> connect(client), "proxy-connect");
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket upstream = new Socket();
        ProxiedConnection connection = new ProxiedConnection(client, upstream, () -> delay);
        try {
            upstream.connect(server, CONNECT_MILLIS);
        } catch (IOException away) {
            connection.reset();
            return;
        }
        open.add(connection);
        daemon(() -> pump(connection, true), "proxy-up");
        pump(connection, false);
    }

    private void pump(ProxiedConnection connection, boolean up) {
        connection.pump(up);
        open.remove(connection);
    }

    private static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
