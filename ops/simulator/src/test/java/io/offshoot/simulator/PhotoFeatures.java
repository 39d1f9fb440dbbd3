package io.offshoot.simulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Plain features of a photo: colour histograms of rings around the middle, where the plant is. */
final class PhotoFeatures {

    private static final int RINGS = 3;
    private static final int BINS = 6;

    private PhotoFeatures() {}

    static double[] of(FieldPhoto photo) {
        BufferedImage image = decode(photo.jpeg());
        double[] features = new double[RINGS * BINS * BINS * BINS];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double radius = Math.hypot(2.0 * x / image.getWidth() - 1, 2.0 * y / image.getHeight() - 1);
                int ring = (int) Math.min(RINGS - 1, RINGS * radius);
                features[ring * BINS * BINS * BINS + bin(image.getRGB(x, y))]++;
            }
        }
        for (int i = 0; i < features.length; i++) {
            features[i] = Math.sqrt(features[i] / 400);
        }
        return features;
    }

    /** Brightness, and two opponent colours relative to it, so that exposure matters less. */
    private static int bin(int rgb) {
        double red = (rgb >> 16) & 255;
        double green = (rgb >> 8) & 255;
        double blue = rgb & 255;
        double sum = red + green + blue + 30;
        int bright = (int) (sum / 796 * BINS);
        return (bright * BINS + cell((green - red) / sum)) * BINS + cell((green - blue) / sum - 0.1);
    }

    private static int cell(double opponent) {
        return (int) Math.max(0, Math.min(BINS - 1, (opponent + 0.2) / 0.4 * BINS));
    }

    private static BufferedImage decode(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
