package io.offshoot.streams;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Images made up by Java2D from a seed; none is a photo. */
public final class TestImages {
    private TestImages() {}

    public static byte[] jpeg(long seed) {
        return encode(draw(64, 48, seed), "jpeg");
    }

    /** With the grain of a sensor, so that it has about as many bytes as a photo. */
    public static byte[] grainyJpeg(int width, int height, long seed) {
        BufferedImage image = draw(width, height, seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = random.nextInt(16);
                image.setRGB(x, y, image.getRGB(x, y) ^ ((grain << 16) | (grain << 8) | grain));
            }
        }
        return encode(image, "jpeg");
    }

    public static byte[] png(int width, int height) {
        return encode(draw(width, height, 1), "png");
    }

    public static byte[] webp(int width, int height) {
        return SolidWebp.of(width, height);
    }

    public static byte[] truncated(byte[] image) {
        return Arrays.copyOf(image, image.length * 2 / 3);
    }

    /** A well-formed, black, 1-bit PNG, whatever its size; 30,000 x 30,000 pixels take about 110 kB. */
    public static byte[] blackPng(int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        try (DataOutputStream png = new DataOutputStream(bytes)) {
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            try (DataOutputStream fields = new DataOutputStream(header)) {
                fields.writeInt(width);
                fields.writeInt(height);
                fields.write(new byte[] {1, 0, 0, 0, 0});
            }
            chunk(png, "IHDR", header.toByteArray());
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            try (DeflaterOutputStream rows = new DeflaterOutputStream(data)) {
                byte[] row = new byte[1 + (width + 7) / 8];
                for (int y = 0; y < height; y++) {
                    rows.write(row);
                }
            }
            chunk(png, "IDAT", data.toByteArray());
            chunk(png, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The JPEG with an EXIF segment that holds nothing but the orientation, 1 to 8. */
    public static byte[] withExifOrientation(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(36)
                .put(new byte[] {(byte) 0xff, (byte) 0xe1, 0, 34})
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0);
        ByteBuffer photo = ByteBuffer.allocate(jpeg.length + exif.position());
        photo.put(jpeg, 0, 2).put(exif.flip()).put(jpeg, 2, jpeg.length - 2);
        return photo.array();
    }

    private static void chunk(DataOutputStream png, String type, byte[] data) throws IOException {
        byte[] tag = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(tag);
        crc.update(data);
        png.writeInt(data.length);
        png.write(tag);
        png.write(data);
        png.writeInt((int) crc.getValue());
    }

    private static BufferedImage draw(int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(seed);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 12; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(
                    random.nextInt(width),
                    random.nextInt(height),
                    1 + random.nextInt(width),
                    1 + random.nextInt(height));
        }
        graphics.dispose();
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
