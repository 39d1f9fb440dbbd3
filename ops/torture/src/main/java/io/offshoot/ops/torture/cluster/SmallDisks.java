package io.offshoot.ops.torture.cluster;

import io.offshoot.ops.torture.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small file systems in memory, mounted where processes keep their data, so that a disk can be filled. */
final class SmallDisks implements AutoCloseable {

    private static final String SIZE = "256m";

    private final List<Path> mounted = new ArrayList<>();

    /** Mounts one for a process; nothing happens without the right to mount. */
    void mountFor(ChildProcess process) {
        Path folder = process.folder().resolve("data");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString())) {
            mounted.add(folder);
        }
    }

    boolean isMounted() {
        return !mounted.isEmpty();
    }

    @Override
    public void close() {
        mounted.forEach(folder -> run("umount", "-l", folder.toString()));
        mounted.clear();
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
