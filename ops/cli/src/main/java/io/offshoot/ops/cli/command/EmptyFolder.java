package io.offshoot.ops.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder for results that has nothing in it yet. */
public final class EmptyFolder {
    private EmptyFolder() {}

    /**
     * Makes the folder, if it is not there.
     *
     * @throws CommandFailure when it has something in it
     */
    public static void create(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new CommandFailure("the folder " + folder + " is not empty; name a new or an empty one.");
            }
        }
    }
}
