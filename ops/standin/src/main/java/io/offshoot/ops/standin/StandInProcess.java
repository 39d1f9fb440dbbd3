package io.offshoot.ops.standin;

import io.offshoot.ops.standalone.RoleNode;
import io.offshoot.ops.standalone.RoleNodeSettings;
import io.offshoot.ops.standalone.lifecycle.StartListener;
import io.offshoot.ops.standalone.role.Cluster;
import io.offshoot.ops.standalone.role.Role;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A process that is one role on a stand-in: says {@value #READY} and the port of its health on standard output once it
 * works, drains on SIGTERM, and ends with its parent, so that no run of a harness leaves any behind.
 */
public final class StandInProcess {
    /** First word of the line that says that the role works. */
    public static final String READY = "ready";

    private static final long LOOK_EVERY_MILLIS = 200;

    private StandInProcess() {}

    /**
     * Runs the role until the process is told to end.
     *
     * @return 1: the role has ended by itself
     */
    public static int run(RoleNodeSettings settings, String name, Function<Cluster, ? extends Role> starter) {
        ProcessHandle.current().parent().ifPresent(StandInProcess::endWith);
        RoleNode node = RoleNode.start(settings, name, starter, StartListener.SILENT);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "drain"));
        System.out.println(READY + " " + node.port());
        System.err.println(awaitFailure(node));
        return 1;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends this process
    private static void endWith(ProcessHandle parent) {
        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
    }

    private static String awaitFailure(RoleNode node) {
        Optional<String> failure = node.failure();
        while (failure.isEmpty()) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
            failure = node.failure();
        }
        return failure.get();
    }
}
