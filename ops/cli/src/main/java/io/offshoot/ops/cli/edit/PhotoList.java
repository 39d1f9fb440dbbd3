package io.offshoot.ops.cli.edit;

import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.ingest.PhotoFile;
import io.offshoot.ops.cli.ingest.PhotoFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The photos that a command is given: files, and folders whose sub-folders are classes.
 *
 * @param photos in the order given
 * @param warnings a sentence for each place that could not be read
 */
public record PhotoList(List<PhotoFile> photos, List<String> warnings) {

    /**
     * Finds them.
     *
     * @throws CommandFailure when a path is not there, or there is no photo at all
     */
    public static PhotoList of(List<Path> paths) {
        List<PhotoFile> photos = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                PhotoFolder folder = PhotoFolder.list(path);
                photos.addAll(folder.photos());
                warnings.addAll(folder.warnings());
            } else if (Files.exists(path)) {
                photos.add(PhotoFile.single(path));
            } else {
                throw new CommandFailure("there is no photo or folder " + path + "; check the path.");
            }
        }
        if (photos.isEmpty()) {
            throw new CommandFailure(
                    "there are no photos in " + paths + "; name photos (JPEG, PNG or WebP) or a folder of them.");
        }
        return new PhotoList(photos, warnings);
    }
}
