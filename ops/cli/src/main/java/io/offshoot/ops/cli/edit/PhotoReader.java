package io.offshoot.ops.cli.edit;

import io.offshoot.diffusion.image.RgbImage;
import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads photos and masks of files as the workers read those of records. */
public final class PhotoReader {
    private static final long MAX_PIXELS = 64_000_000;

    private final PhotoDecoder decoder = new PhotoDecoder(MAX_PIXELS);

    /**
     * The pixels of a photo.
     *
     * @throws WorkFailedException when it is no JPEG, PNG or WebP, or damaged; the message says so
     */
    public RgbImage photo(Path file) throws IOException, WorkFailedException {
        return RgbImage.of(picture(file));
    }

    BufferedImage picture(Path file) throws IOException, WorkFailedException {
        if (!Files.isRegularFile(file)) {
            throw new WorkFailedException("no-file", "there is no file " + file + "; check the path");
        }
        return decoder.decode(file.toString(), Files.readAllBytes(file));
    }
}
