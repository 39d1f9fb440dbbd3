package io.offshoot.workers.work;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
