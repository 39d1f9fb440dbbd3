package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.process.ChildProcess;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fills the small file system that a process keeps its data on. Where its data lie on an ordinary one (no right to mount),
 * nothing is done, and it does not count as struck.
 */
record DiskFull(ChildProcess process) implements Fault {

    /** Larger file systems are somebody else's. */
    static final long SMALL = 64L << 20;

    @Override
    public boolean begin() throws IOException {
        Path data = process.folder().resolve("data");
        if (!Files.isDirectory(data)) {
            return false;
        }
        FileStore store = Files.getFileStore(data);
        if (store.getTotalSpace() > SMALL) {
            return false;
        }
        try {
            Files.write(filler(), new byte[(int) Math.max(1, store.getUsableSpace())]);
        } catch (IOException full) {
            return store.getUsableSpace() == 0;
        }
        return store.getUsableSpace() == 0;
    }

    @Override
    public void end() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return process.folder().resolve("data").resolve("filler");
    }
}
