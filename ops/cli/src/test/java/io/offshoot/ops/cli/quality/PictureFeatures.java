package io.offshoot.ops.cli.quality;

import io.offshoot.diffusion.image.RgbImage;
import java.awt.Color;

/**
 * Hand-made features of a picture that owe nothing to the diffusion model: a hue-saturation-value histogram, mean
 * colours on a 4 x 4 grid, and histograms of gradient directions on the same grid. Any size; cells follow the size.
 */
final class PictureFeatures {
    private static final int GRID = 4;
    private static final int HUES = 12;
    private static final int DIRECTIONS = 8;
    private static final int LENGTH = HUES * 2 + 8 + GRID * GRID * (3 + DIRECTIONS);

    private final RgbImage picture;
    private final double[] features = new double[LENGTH];

    private PictureFeatures(RgbImage picture) {
        this.picture = picture;
    }

    /** The feature vector of a picture. */
    static double[] of(RgbImage picture) {
        PictureFeatures made = new PictureFeatures(picture);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                made.pixel(x, y);
            }
        }
        double pixels = (double) picture.width() * picture.height();
        double[] features = made.features;
        for (int i = 0; i < features.length; i++) {
            features[i] /= i < HUES * 2 + 8 ? pixels : pixels / (GRID * GRID);
        }
        return features;
    }

    private void pixel(int x, int y) {
        float[] hsv = Color.RGBtoHSB(channel(x, y, 0), channel(x, y, 1), channel(x, y, 2), null);
        int hue = Math.min(HUES - 1, (int) (hsv[0] * HUES));
        features[hue * 2 + (hsv[1] > 0.35 ? 1 : 0)] += hsv[1];
        features[HUES * 2 + Math.min(7, (int) (hsv[2] * 8))] += 1;
        int cell = HUES * 2 + 8 + cell(x, y) * (3 + DIRECTIONS);
        for (int c = 0; c < 3; c++) {
            features[cell + c] += channel(x, y, c) / 255.0;
        }
        direction(x, y, cell + 3);
    }

    private void direction(int x, int y, int at) {
        if (x == 0 || y == 0 || x == picture.width() - 1 || y == picture.height() - 1) {
            return;
        }
        double dx = (channel(x + 1, y, 1) - channel(x - 1, y, 1)) / 255.0;
        double dy = (channel(x, y + 1, 1) - channel(x, y - 1, 1)) / 255.0;
        double angle = (Math.atan2(dy, dx) + Math.PI) / (2 * Math.PI);
        features[at + Math.min(DIRECTIONS - 1, (int) (angle * DIRECTIONS))] += Math.hypot(dx, dy);
    }

    private int cell(int x, int y) {
        return y * GRID / picture.height() * GRID + x * GRID / picture.width();
    }

    private int channel(int x, int y, int c) {
        return picture.rgb()[(y * picture.width() + x) * 3 + c] & 0xff;
    }
}
