package io.offshoot.ops.cli.demo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture small enough to keep hundreds of them. */
final class Thumbnail {
    private Thumbnail() {}

    /** Decodes an image that intake or an editor has checked; one that is larger than {@code side} is scaled down. */
    static BufferedImage of(byte[] bytes, int side) {
        BufferedImage image = decode(bytes);
        double scale = Math.min(1.0, (double) side / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }

    private static BufferedImage decode(byte[] bytes) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image == null) {
                throw new IOException("no reader for this image format");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException("An image of the training topics cannot be drawn: " + e.getMessage(), e);
        }
    }
}
