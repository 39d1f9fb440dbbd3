package io.offshoot.ops.torture.cluster;

import io.offshoot.ops.torture.process.ChildProcess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts processes again that have ended by themselves, as an orchestrator would, and remembers that they did. */
final class Supervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final List<ChildProcess> watched;
    private final Set<ChildProcess> heldDown = new HashSet<>();
    private final List<String> ends = new ArrayList<>();
    private boolean closed;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @SuppressWarnings("FutureReturnValueIgnored") // looks until it is closed
    Supervisor(List<ChildProcess> watched) {
        this.watched = List.copyOf(watched);
        timer.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Leaves a process down until it is released. */
    synchronized void holdDown(ChildProcess process) {
        heldDown.add(process);
    }

    /** Starts a process that was held down. */
    synchronized void release(ChildProcess process) {
        heldDown.remove(process);
        process.start();
    }

    /** Which processes ended by themselves since the last call. */
    synchronized List<String> takeEnds() {
        List<String> taken = List.copyOf(ends);
        ends.clear();
        return taken;
    }

    /** From now on nothing is started again. */
    @Override
    public synchronized void close() {
        closed = true;
        timer.shutdownNow();
    }

    private synchronized void look() {
        for (ChildProcess process : watched) {
            if (!closed && process.wasStarted() && !process.isAlive() && !heldDown.contains(process)) {
                ends.add(process.name() + " ended by itself with exit code " + process.exitCode());
                LOG.warn(
                        "{} ended by itself with exit code {}; it is started again",
                        process.name(),
                        process.exitCode());
                process.start();
            }
        }
    }
}
