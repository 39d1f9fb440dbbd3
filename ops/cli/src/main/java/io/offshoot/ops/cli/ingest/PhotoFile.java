package io.offshoot.ops.cli.ingest;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of a folder of photos.
 *
 * @param label class: the name of the sub-folder; null for a photo that lies in no sub-folder
 * @param name path within the class's folder, with slashes
 * @param path where the file is
 * @param mask its mask, null when there is none
 */
public record PhotoFile(
        @Nullable String label,
        String name,
        Path path,
        @Nullable Path mask) {

    /** A photo that is named by itself; its mask may lie beside it. */
    public static PhotoFile single(Path path) {
        return new PhotoFile(null, ClassFolder.nameOf(path), path, ClassFolder.maskOf(path));
    }
}
