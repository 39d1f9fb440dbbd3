package io.offshoot.streams.image;

import io.offshoot.schemas.image.Orientation;
import io.offshoot.schemas.image.TimedImageStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/**
 * One ImageIO reader on one image: its header, then one pass over all its data. Reads from memory, never through ImageIO's
 * temporary files. A reader for hostile input may throw anything; whatever it throws is the image's fault.
 */
final class TrialDecoder implements AutoCloseable, IIOReadWarningListener {
    /** About 0.25 megapixels are kept of any image: enough to decode, too little to hurt. */
    private static final int KEPT_SIDE = 512;

    private final ImageFormat format;
    private final ImageReader reader;
    private final ImageInputStream input;
    private boolean ended;

    private TrialDecoder(ImageFormat format, ImageReader reader, ImageInputStream input) {
        this.format = format;
        this.reader = reader;
        this.input = input;
        reader.setInput(input, true, false);
        reader.addIIOReadWarningListener(this);
    }

    static TrialDecoder open(ImageFormat format, byte[] bytes, Duration limit) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.readerName());
        if (!readers.hasNext()) {
            throw new IllegalStateException(
                    "No ImageIO reader for " + format + "; put imageio-webp and imageio-jpeg on the class path");
        }
        return new TrialDecoder(format, readers.next(), new TimedImageStream(bytes, limit, InstantSource.system()));
    }

    ImageHeader header() throws UndecodableImage {
        try {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            return Orientation.of(reader).swapsSides()
                    ? new ImageHeader(format, height, width)
                    : new ImageHeader(format, width, height);
        } catch (IOException | RuntimeException e) {
            throw new UndecodableImage(reason(e), e);
        }
    }

    void decode(ImageHeader header) throws UndecodableImage {
        try {
            ImageReadParam param = reader.getDefaultReadParam();
            int every = Math.max(1, Math.max(header.width(), header.height()) / KEPT_SIDE);
            param.setSourceSubsampling(every, every, 0, 0);
            reader.read(0, param);
        } catch (IOException | RuntimeException e) {
            throw new UndecodableImage(reason(e), e);
        }
        if (ended) {
            throw new UndecodableImage("its data end early");
        }
    }

    /** libjpeg fills what is missing with grey and says so in a warning only. */
    @Override
    public void warningOccurred(ImageReader source, String warning) {
        ended |= warning.toLowerCase(Locale.ROOT).contains("premature end");
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            input.close();
        } catch (IOException e) {
            throw new IllegalStateException("A stream in memory cannot fail to close", e);
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
