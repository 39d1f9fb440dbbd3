package io.offshoot.streams.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The outer structure of an image file, read without decoding: does it reach its own end? Decoders hide a missing end
 * (libjpeg paints the rest grey). Bytes after the end are allowed, as some cameras append data of their own.
 */
final class Container {
    private static final int WEBP_HEADER = 12;
    private static final int WEBP_FLAGS = 20;
    private static final int WEBP_ANIMATION = 0x02;
    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_CHUNK_FRAME = 12;

    private Container() {}

    static boolean isComplete(ImageFormat format, byte[] bytes) {
        return switch (format) {
            case JPEG -> JpegMarkers.reachEnd(bytes);
            case PNG -> pngReachesEnd(bytes);
            case WEBP -> Integer.toUnsignedLong(littleEndian(bytes).getInt(4)) + 8 <= bytes.length;
        };
    }

    static boolean isAnimated(ImageFormat format, byte[] bytes) {
        return format == ImageFormat.WEBP
                && bytes.length > WEBP_FLAGS
                && tag(bytes, WEBP_HEADER).equals("VP8X")
                && (bytes[WEBP_FLAGS] & WEBP_ANIMATION) != 0;
    }

    private static boolean pngReachesEnd(byte[] bytes) {
        ByteBuffer png = ByteBuffer.wrap(bytes);
        long at = PNG_SIGNATURE;
        while (at + PNG_CHUNK_FRAME <= png.limit()) {
            long next = at + PNG_CHUNK_FRAME + Integer.toUnsignedLong(png.getInt((int) at));
            if (tag(bytes, (int) at + Integer.BYTES).equals("IEND")) {
                return next <= png.limit();
            }
            at = next;
        }
        return false;
    }

    private static String tag(byte[] bytes, int offset) {
        return new String(bytes, offset, Integer.BYTES, ISO_8859_1);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
