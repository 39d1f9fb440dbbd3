package io.offshoot.ops.cli.demo;

import io.offshoot.workers.work.WorkFailedException;
import io.offshoot.workers.work.photo.PhotoDecoder;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A picture small enough to keep hundreds of them. */
final class Thumbnail {
    private static final long MAX_PIXELS = 100_000_000;

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
            return new PhotoDecoder(MAX_PIXELS).decode("of the training topics", bytes);
        } catch (WorkFailedException e) {
            throw new IllegalStateException("An image cannot be drawn: " + e.getMessage(), e);
        }
    }
}
