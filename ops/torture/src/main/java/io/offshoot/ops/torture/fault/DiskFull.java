package io.offshoot.ops.torture.fault;

import io.offshoot.ops.torture.process.ChildProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fills the small file system that a process keeps its data on. Where its data lie on an ordinary one (no right to mount),
 * nothing is done, and it does not count as struck.
 */
record DiskFull(ChildProcess process) implements Fault {

    /** Larger file systems are somebody else's. */
    private static final long SMALL = 512L << 20;

    private static final int PIECE = 4096;

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
        fill();
        return store.getUsableSpace() < PIECE;
    }

    @Override
    public void end() throws IOException {
        Files.deleteIfExists(filler());
    }

    private void fill() {
        try (OutputStream out = Files.newOutputStream(filler())) {
            byte[] piece = new byte[PIECE];
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            // as it should be
        }
    }

    private Path filler() {
        return process.folder().resolve("data").resolve("filler");
    }
}
