package io.offshoot.ops.standalone.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The registry's file; written whole beside the old one, which it then replaces, so that a crash leaves one of them. */
final class RegistryFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    RegistryFile(Path path) {
        this.path = path;
    }

    RegistryState read() {
        if (!Files.exists(path)) {
            return RegistryState.EMPTY;
        }
        try {
            return JSON.readValue(path.toFile(), RegistryState.class);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The schema registry's file " + path
                            + " cannot be read: restore it, or choose an empty data folder.",
                    e);
        }
    }

    void write(RegistryState state) {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try {
            Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
            try (FileChannel file = FileChannel.open(next, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The schema registry cannot write " + path + ": check its permissions and free space.", e);
        }
    }
}
