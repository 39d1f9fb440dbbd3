package io.offshoot.ops.torture.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A client's connection and the one to the server that belongs to it. */
final class ProxiedConnection {

    private static final int BUFFER = 64 << 10;

    private final Socket client;
    private final Socket server;
    private final Supplier<Duration> delay;

    ProxiedConnection(Socket client, Socket server, Supplier<Duration> delay) {
        this.client = client;
        this.server = server;
        this.delay = delay;
    }

    /** Passes on what comes in one direction until one side closes, then closes both. */
    void pump(boolean up) {
        try {
            InputStream in = (up ? client : server).getInputStream();
            OutputStream out = (up ? server : client).getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                TimeUnit.MILLISECONDS.sleep(delay.get().toMillis());
                out.write(buffer, 0, read);
            }
        } catch (IOException ended) {
            // the other direction is ended below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(client);
            close(server);
        }
    }

    /** Closes both sides so that their ends see a reset. */
    void reset() {
        abort(client);
        abort(server);
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // there is nothing to reset
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is
        }
    }
}
