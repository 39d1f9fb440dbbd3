package io.offshoot.streams.image;

/**
 * Walks the markers of a JPEG stream (ITU-T T.81, annex B). Segments are skipped by their length, so that the end marker of
 * an EXIF thumbnail is not taken for the image's own.
 */
final class JpegMarkers {
    private static final int MARKER = 0xff;
    private static final int FIRST_RESTART = 0xd0;
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int TEMPORARY = 0x01;

    private final byte[] bytes;
    private int at;

    private JpegMarkers(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether the stream has its end-of-image marker. */
    static boolean reachEnd(byte[] bytes) {
        return new JpegMarkers(bytes).reachEnd();
    }

    private boolean reachEnd() {
        boolean scanned = false;
        for (int marker = next(); marker >= 0; marker = next()) {
            if (marker == END_OF_IMAGE) {
                return scanned;
            }
            scanned |= marker == START_OF_SCAN;
            if (!standsAlone(marker)) {
                at += segmentLength();
            }
        }
        return false;
    }

    /** The next marker, -1 at the end of the bytes; passes over entropy-coded data, its stuffed zeros and its restarts. */
    private int next() {
        while (at + 1 < bytes.length) {
            int code = bytes[at + 1] & MARKER;
            if ((bytes[at] & MARKER) == MARKER && code != 0 && code != MARKER) {
                at += 2;
                return code;
            }
            at++;
        }
        return -1;
    }

    private int segmentLength() {
        return at + 1 < bytes.length ? ((bytes[at] & MARKER) << 8) | (bytes[at + 1] & MARKER) : 2;
    }

    private static boolean standsAlone(int marker) {
        return marker == TEMPORARY || (marker >= FIRST_RESTART && marker <= START_OF_IMAGE);
    }
}
