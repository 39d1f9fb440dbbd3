package io.offshoot.ops.cli.terminal;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a signal does while the JVM is already shutting down. The JVM itself would ignore it.
 *
 * <p>The only way to hear of it is sun.misc.Signal, which every JDK has and javac warns of; hence the reflection.
 */
final class SecondSignal {
    private static final Logger LOG = LoggerFactory.getLogger(SecondSignal.class);

    /** Signals that ask to stop, and the exit status that shells expect after them. */
    private static final Map<String, Integer> EXIT_STATUS = Map.of("INT", 130, "TERM", 143);

    private SecondSignal() {}

    /** From now on SIGINT and SIGTERM end the JVM at once, as a crash would. */
    static void endsTheJvm() {
        EXIT_STATUS.forEach((name, status) -> {
            try {
                handle(name, () -> Runtime.getRuntime().halt(status));
            } catch (ReflectiveOperationException | IllegalArgumentException e) {
                LOG.warn("A second SIG{} will not stop this process at once.", name, e);
            }
        });
    }

    private static void handle(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object proxy = Proxy.newProxyInstance(
                SecondSignal.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                    action.run();
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    }
}
