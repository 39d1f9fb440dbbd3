package io.offshoot.ops.torture.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is wrong with a worker's device now; written by the harness into a file in the worker's folder, read at each use. */
public enum DeviceFault {
    /** Nothing. */
    NONE,
    /** Every call fails, as after a CUDA error. */
    ERROR,
    /** Results are not numbers. */
    NAN;

    private static final String FILE = "device-fault";

    /** What the worker of a folder finds. */
    static DeviceFault in(Path folder) {
        try {
            Path file = folder.resolve(FILE);
            return Files.exists(file) ? valueOf(Files.readString(file, StandardCharsets.US_ASCII)) : NONE;
        } catch (IOException | IllegalArgumentException beingWritten) {
            return NONE;
        }
    }

    /** Makes the worker of a folder find it from now on. */
    public void strike(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), name(), StandardCharsets.US_ASCII);
    }
}
