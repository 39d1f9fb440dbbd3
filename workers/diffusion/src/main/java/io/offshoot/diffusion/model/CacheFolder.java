package io.offshoot.diffusion.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;

/** Where archives are kept. */
final class CacheFolder {

    private CacheFolder() {}

    /** The folder that the settings name, or one beside the model, or the user's cache; made if need be. */
    static Path of(Path model, @Nullable Path chosen) throws IOException {
        if (chosen != null) {
            return Files.createDirectories(chosen);
        }
        return isWritable(model) ? beside(model) : Files.createDirectories(ofUser());
    }

    /** What is kept beside a model stays out of version control by itself. */
    private static Path beside(Path model) throws IOException {
        Path folder = model.resolve(".offshoot");
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(".gitignore"), "*\n");
        }
        return folder;
    }

    /** A folder that its owner made read-only stays as it is, even for root, who could write there. */
    private static boolean isWritable(Path folder) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        return Files.isWritable(folder)
                && (posix == null || posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE));
    }

    private static Path ofUser() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path root = cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home", "."), ".cache")
                : Path.of(cache);
        return root.resolve("offshoot");
    }
}
