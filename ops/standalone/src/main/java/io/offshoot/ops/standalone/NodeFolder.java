package io.offshoot.ops.standalone;

import io.offshoot.ops.standalone.lifecycle.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a node keeps the broker's logs, the registry the state of the topology and begun trainings; a temporary one goes when closed. */
final class NodeFolder implements AutoCloseable {
    private final Path root;
    private final boolean temporary;

    private NodeFolder(Path root, boolean temporary) {
        this.root = root;
        this.temporary = temporary;
    }

    static NodeFolder at(Path root) {
        try {
            return new NodeFolder(Files.createDirectories(root).toAbsolutePath(), false);
        } catch (IOException e) {
            throw new StartupException(
                    "the data folder " + root + " cannot be made (" + e + "); name another with --data.", e);
        }
    }

    static NodeFolder temporary() {
        try {
            return new NodeFolder(Files.createTempDirectory("offshoot"), true);
        } catch (IOException e) {
            throw new StartupException("no temporary folder can be made (" + e + "); name one with --data.", e);
        }
    }

    Path broker() {
        return root.resolve("broker");
    }

    Path registry() {
        return root.resolve("registry.json");
    }

    Path streams() {
        return root.resolve("streams");
    }

    Path checkpoints() {
        return root.resolve("checkpoints");
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
