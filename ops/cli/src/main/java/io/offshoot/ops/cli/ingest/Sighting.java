package io.offshoot.ops.cli.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a file looked.
 *
 * @param size in bytes
 * @param modifiedMillis when it was changed last, by the file system
 */
record Sighting(long size, long modifiedMillis) {

    static Sighting of(Path file) throws IOException {
        return new Sighting(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }
}
