package io.offshoot.evaluate.augment;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;

/**
 * Pillow's ImageEnhance: a picture is mixed with a degenerate of itself, or moved away from it where the factor is above
 * 1; factor 1 changes nothing.
 */
final class Enhance {
    private static final float ONE = 1 / 13f;
    private static final Kernel SMOOTH =
            new Kernel(3, 3, new float[] {ONE, ONE, ONE, ONE, 5 * ONE, ONE, ONE, ONE, ONE});

    private Enhance() {}

    /** Mixed with black. */
    static BufferedImage brightness(BufferedImage picture, double factor) {
        int[] pixels = pixels(picture);
        return mixed(picture, new int[pixels.length], factor);
    }

    /** Mixed with its mean grey. */
    static BufferedImage contrast(BufferedImage picture, double factor) {
        int[] flat = pixels(picture);
        double mean = Arrays.stream(flat).map(Enhance::grey).average().orElseThrow();
        Arrays.fill(flat, 0x010101 * (int) Math.round(mean));
        return mixed(picture, flat, factor);
    }

    /** Mixed with its grey values. */
    static BufferedImage saturation(BufferedImage picture, double factor) {
        int[] greys = pixels(picture);
        Arrays.setAll(greys, i -> 0x010101 * grey(greys[i]));
        return mixed(picture, greys, factor);
    }

    /** Mixed with itself smoothed. */
    static BufferedImage sharpness(BufferedImage picture, double factor) {
        BufferedImage smooth = new ConvolveOp(SMOOTH, ConvolveOp.EDGE_NO_OP, null).filter(picture, null);
        return mixed(picture, pixels(smooth), factor);
    }

    private static BufferedImage mixed(BufferedImage picture, int[] degenerate, double factor) {
        int[] pixels = pixels(picture);
        for (int i = 0; i < pixels.length; i++) {
            int mixed = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int from = degenerate[i] >> shift & 0xff;
                int to = pixels[i] >> shift & 0xff;
                mixed |= limited(from + factor * (to - from)) << shift;
            }
            pixels[i] = mixed;
        }
        BufferedImage result = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        result.setRGB(0, 0, picture.getWidth(), picture.getHeight(), pixels, 0, picture.getWidth());
        return result;
    }

    private static int limited(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** Luma of ITU-R BT.601. */
    private static int grey(int pixel) {
        return (299 * (pixel >> 16 & 0xff) + 587 * (pixel >> 8 & 0xff) + 114 * (pixel & 0xff) + 500) / 1000;
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
