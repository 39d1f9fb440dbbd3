package io.offshoot.diffusion.image;

/**
 * Resizing that gives Pillow's pixels: one direction first, then the other, rounded to 8 bits in between. The order is that
 * of Pillow 13; earlier ones always begin with the width, which moves single values by one.
 */
public final class Resizer {

    private Resizer() {}

    /** The picture at another size, its proportions squashed where they differ. */
    public static RgbImage resize(RgbImage image, int width, int height, Resampling filter) {
        return heightFirst(image, width, height)
                ? resizeWidth(resizeHeight(image, height, filter), width, filter)
                : resizeHeight(resizeWidth(image, width, filter), height, filter);
    }

    /** Where the height shrinks more than twice as much as the width, beginning with it saves work (Resample.c). */
    private static boolean heightFirst(RgbImage image, int width, int height) {
        int shrunk = image.height() - height;
        return shrunk > 0 && shrunk > 2 * (image.width() - width);
    }

    private static RgbImage resizeWidth(RgbImage image, int width, Resampling filter) {
        if (width == image.width()) {
            return image;
        }
        ResamplingWeights weights = ResamplingWeights.of(image.width(), width, filter);
        byte[] rgb = new byte[3 * width * image.height()];
        for (int i = 0; i < rgb.length; i++) {
            int channel = i % 3;
            int row = i / (3 * width);
            rgb[i] = weights.mix(image.rgb(), row * 3 * image.width() + channel, 3, i / 3 % width);
        }
        return new RgbImage(width, image.height(), rgb);
    }

    private static RgbImage resizeHeight(RgbImage image, int height, Resampling filter) {
        if (height == image.height()) {
            return image;
        }
        ResamplingWeights weights = ResamplingWeights.of(image.height(), height, filter);
        int rowLength = 3 * image.width();
        byte[] rgb = new byte[rowLength * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = weights.mix(image.rgb(), i % rowLength, rowLength, i / rowLength);
        }
        return new RgbImage(image.width(), height, rgb);
    }
}
