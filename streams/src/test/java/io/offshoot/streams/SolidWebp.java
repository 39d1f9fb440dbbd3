package io.offshoot.streams;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes lossless WebP of one colour (Java has no WebP writer): five prefix codes of one symbol each, and no pixel data. */
final class SolidWebp {
    private static final int GREEN_RED_BLUE_ALPHA_DISTANCE = 5;

    private long bits;
    private int count;
    private final ByteBuffer out = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);

    static byte[] of(int width, int height) {
        SolidWebp webp = new SolidWebp();
        webp.write(0x2f, 8)
                .write(width - 1, 14)
                .write(height - 1, 14)
                .write(0, 1)
                .write(0, 3);
        webp.write(0, 1).write(0, 1).write(0, 1);
        for (int i = 0; i < GREEN_RED_BLUE_ALPHA_DISTANCE; i++) {
            int symbol = i == GREEN_RED_BLUE_ALPHA_DISTANCE - 1 ? 0 : 100 + i;
            webp.write(1, 1).write(0, 1).write(1, 1).write(symbol, 8);
        }
        webp.write(0, 8);
        int length = webp.out.position() + webp.out.position() % 2;
        ByteBuffer file = ByteBuffer.allocate(20 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(12 + length).put(ascii("WEBPVP8L")).putInt(webp.out.position());
        return file.put(webp.out.array(), 0, length).array();
    }

    private SolidWebp write(int value, int width) {
        bits |= (long) value << count;
        count += width;
        for (; count >= 8; count -= 8, bits >>>= 8) {
            out.put((byte) bits);
        }
        return this;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
