package io.offshoot.workers.work.photo;

import io.offshoot.schemas.image.Orientation;
import io.offshoot.schemas.image.TimedImageStream;
import io.offshoot.workers.work.WorkFailedException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes JPEG, PNG and WebP, by what the bytes are and not by what they are called.
 *
 * @param maxPixels most pixels of a photo; checked in its header, before any memory is spent
 */
public record PhotoDecoder(long maxPixels) {

    private static final String BROKEN = "broken-image";
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "webp");

    public PhotoDecoder {
        if (maxPixels < 1) {
            throw new IllegalArgumentException("maxPixels must be at least 1, was " + maxPixels);
        }
    }

    /**
     * The first picture in the bytes, upright as a person sees it, in 8 bits a channel.
     *
     * @param name what messages call the photo
     * @throws WorkFailedException when the bytes are no complete picture of these formats, or a picture too large
     */
    public BufferedImage decode(String name, byte[] bytes) throws WorkFailedException {
        try (ImageInputStream stream =
                new TimedImageStream(bytes, TimedImageStream.DEFAULT_LIMIT, InstantSource.system())) {
            ImageReader reader = reader(name, stream);
            try {
                reader.setInput(stream, true, false);
                return read(name, reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            throw new WorkFailedException(
                    BROKEN, "photo %s cannot be decoded (%s); send it again".formatted(name, broken), broken);
        }
    }

    private static ImageReader reader(String name, ImageInputStream stream) throws IOException, WorkFailedException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw new WorkFailedException(
                BROKEN, "photo %s is neither JPEG nor PNG nor WebP; convert it to one of them".formatted(name));
    }

    private BufferedImage read(String name, ImageReader reader) throws IOException, WorkFailedException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > maxPixels) {
            throw new WorkFailedException(
                    "image-too-large",
                    "photo %s has %d x %d pixels, more than the %d allowed; scale it down or raise maxPixels"
                            .formatted(name, width, height, maxPixels));
        }
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        BufferedImage picture = reader.read(0);
        // A JPEG that was cut short decodes with grey in place of what is missing, and no more than a warning.
        if (warnings.stream().anyMatch(warning -> warning.contains("Premature end"))) {
            throw new WorkFailedException(BROKEN, "photo %s ends too early; send it again".formatted(name));
        }
        return Orientation.of(reader).upright(picture);
    }
}
