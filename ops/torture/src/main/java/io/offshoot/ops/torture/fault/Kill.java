package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.cluster.TortureCluster;
import io.offshoot.ops.torture.process.ChildProcess;

/** kill -9, or SIGTERM when clean, and another start at the end. */
record Kill(TortureCluster cluster, ChildProcess process, boolean clean) implements Fault {

    @Override
    public boolean begin() {
        cluster.holdDown(process);
        process.thaw();
        return clean ? process.terminate() : process.kill();
    }

    @Override
    public void end() {
        cluster.release(process);
    }
}
