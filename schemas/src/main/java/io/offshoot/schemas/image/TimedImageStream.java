package io.offshoot.schemas.image;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of an image file for ImageIO, until the time for decoding is over: then reading fails, and so does the decoder,
 * all of which pull their input as they go. A few bytes can claim millions of pixels or thousands of passes, and a decoder
 * cannot be interrupted otherwise.
 */
public final class TimedImageStream extends ImageInputStreamImpl {

    /** Time for decoding unless another one is given: a photo of 50 megapixels takes a few seconds on a slow core. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(20);

    private static final int READS_PER_LOOK = 1024;

    private final byte[] bytes;
    private final Duration limit;
    private final InstantSource clock;
    private final Instant end;
    private int reads;

    /**
     * @param bytes the file; not copied
     * @param limit how long from now they can be read
     * @param clock tells the time
     */
    public TimedImageStream(byte[] bytes, Duration limit, InstantSource clock) {
        this.bytes = bytes;
        this.limit = limit;
        this.clock = clock;
        end = clock.instant().plus(limit);
    }

    @Override
    public int read() throws IOException {
        look();
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        look();
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return length == 0 ? 0 : -1;
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    private void look() throws IOException {
        checkClosed();
        if (reads++ % READS_PER_LOOK == 0 && clock.instant().isAfter(end)) {
            throw new DecodingTooSlowException(limit);
        }
    }
}
