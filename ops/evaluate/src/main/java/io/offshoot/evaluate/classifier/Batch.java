package io.offshoot.evaluate.classifier;

import java.awt.image.BufferedImage;

/** Pictures and the shares that classes have in them, as arrays that a tensor is made of. */
final class Batch {
    private final int side;
    private final int classes;
    private final float[] pixels;
    private final float[] labels;

    Batch(int count, int side, int classes) {
        this.side = side;
        this.classes = classes;
        this.pixels = new float[count * 3 * side * side];
        this.labels = new float[count * classes];
    }

    int count() {
        return labels.length / classes;
    }

    int side() {
        return side;
    }

    int classes() {
        return classes;
    }

    /** Count x 3 x side x side values in [-1, 1]. */
    float[] pixels() {
        return pixels;
    }

    /** Count x classes shares, those of a picture with the sum 1. */
    float[] labels() {
        return labels;
    }

    void put(int row, BufferedImage picture, int label) {
        int[] packed = picture.getRGB(0, 0, side, side, null, 0, side);
        int start = row * 3 * side * side;
        for (int i = 0; i < packed.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                int value = (packed[i] >> (16 - 8 * channel)) & 0xff;
                pixels[start + channel * packed.length + i] = value / 127.5f - 1;
            }
        }
        labels[row * classes + label] = 1;
    }
}
