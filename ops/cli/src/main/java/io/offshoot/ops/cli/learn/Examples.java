package io.offshoot.ops.cli.learn;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.ops.cli.command.CommandFailure;
import io.offshoot.ops.cli.edit.PhotoList;
import io.offshoot.ops.cli.edit.PhotoReader;
import io.offshoot.ops.cli.ingest.PhotoFile;
import io.offshoot.ops.cli.terminal.Terminal;
import io.offshoot.workers.work.WorkFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the photos of one class; those that cannot be read are said and left out. */
final class Examples {
    private final Terminal terminal;
    private final PhotoReader reader = new PhotoReader();

    Examples(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * The pixels of all photos.
     *
     * @throws CommandFailure when they are of several classes, or none can be read
     */
    List<RgbImage> read(PhotoList photos) {
        photos.warnings().forEach(terminal::line);
        List<String> classes = photos.photos().stream()
                .map(PhotoFile::label)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (classes.size() > 1) {
            throw new CommandFailure("the photos are of %d classes (%s); learn one concept at a time"
                    .formatted(classes.size(), String.join(", ", classes)));
        }
        List<RgbImage> examples = new ArrayList<>();
        for (PhotoFile photo : photos.photos()) {
            try {
                examples.add(reader.photo(photo.path()));
            } catch (IOException | WorkFailedException e) {
                terminal.line("%s is left out: %s.".formatted(photo.path(), e.getMessage()));
            }
        }
        if (examples.isEmpty()) {
            throw new CommandFailure("none of the photos can be read; name at least one JPEG, PNG or WebP.");
        }
        return examples;
    }
}
