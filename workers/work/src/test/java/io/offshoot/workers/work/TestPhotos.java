package io.offshoot.workers.work;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Painted photos. */
public final class TestPhotos {

    private TestPhotos() {}

    /** A green leaf on brown soil, encoded as png or jpeg. */
    public static byte[] leaf(int width, int height, String format) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setColor(new Color(110, 80, 50));
        brush.fillRect(0, 0, width, height);
        brush.setColor(new Color(40, 150, 60));
        brush.fillOval(width / 4, height / 4, width / 2, height / 2);
        brush.dispose();
        return encoded(picture, format);
    }

    /** A black JPEG whose upper left quarter, as stored, is red. */
    public static byte[] redCorner(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setColor(Color.RED);
        brush.fillRect(0, 0, width / 2, height / 2);
        brush.dispose();
        return encoded(picture, "jpeg");
    }

    /** A PNG of one grey in 8 or 16 bits, {@code share} of white. */
    public static byte[] evenGrey(int type, double share) {
        BufferedImage picture = new BufferedImage(8, 8, type);
        int white = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65_535;
        int[] values = new int[64];
        Arrays.fill(values, (int) Math.round(share * white));
        picture.getRaster().setSamples(0, 0, 8, 8, 0, values);
        return encoded(picture, "png");
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

    private static byte[] encoded(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
