package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.process.ChildProcess;
import io.offshoot.ops.torture.process.DeviceFault;
import java.io.IOException;
import java.nio.file.Path;

/** Something is wrong with a worker's device. */
record FaultyDevice(ChildProcess process, DeviceFault fault) implements Fault {

    @Override
    public boolean begin() throws IOException {
        fault.strike(data());
        return process.isAlive();
    }

    @Override
    public void end() throws IOException {
        DeviceFault.NONE.strike(data());
    }

    private Path data() {
        return process.folder().resolve("data");
    }
}
