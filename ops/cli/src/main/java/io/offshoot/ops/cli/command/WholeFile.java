package io.offshoot.ops.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** A file that appears under its name only when it is whole. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes it, with the folders that it lies in. */
    public static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
