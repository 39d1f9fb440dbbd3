package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.process.ChildProcess;

/** SIGSTOP, and SIGCONT at the end. */
record Freeze(ChildProcess process) implements Fault {

    @Override
    public boolean begin() {
        return process.freeze();
    }

    @Override
    public void end() {
        process.thaw();
    }
}
