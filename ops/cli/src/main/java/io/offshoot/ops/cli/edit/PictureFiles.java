package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.ops.cli.command.WholeFile;
import io.offshoot.ops.cli.ingest.PhotoFile;
import io.offshoot.workers.editor.PngEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Writes pictures as {@code NAME-INDEX.png}, in a sub-folder per class. */
final class PictureFiles {
    private final Path root;
    private final Set<Path> taken = new HashSet<>();

    PictureFiles(Path root) {
        this.root = root;
    }

    /** Where the pictures of a photo go, without index and ending; no other photo's go there. */
    Path stem(PhotoFile photo) {
        String folder = photo.label() == null ? "" : photo.label();
        Path full = root.resolve(folder).resolve(photo.name());
        String name = Objects.requireNonNull(full.getFileName()).toString();
        int dot = name.lastIndexOf('.');
        Path stem = full.resolveSibling(dot > 0 ? name.substring(0, dot) : name);
        Path free = taken.contains(stem) ? full : stem;
        for (int copy = 2; !taken.add(free); copy++) {
            free = full.resolveSibling(name + "-" + copy);
        }
        return free;
    }

    /** Writes one picture; returns its path below the folder. */
    String write(Path stem, int index, RgbImage picture) throws IOException {
        Path file = stem.resolveSibling(stem.getFileName() + "-" + index + ".png");
        WholeFile.write(file, PngEncoder.encode(picture));
        return root.relativize(file).toString().replace('\\', '/');
    }
}
