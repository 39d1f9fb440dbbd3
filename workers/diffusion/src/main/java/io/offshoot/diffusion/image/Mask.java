package io.offshoot.diffusion.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A choice of a picture's pixels, such as those where the object is.
 *
 * @param width pixels in a row
 * @param height rows
 * @param chosen one value per pixel, row by row from the top left; not copied, so leave it alone afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // pixels are compared by value below, and copying them would cost
public record Mask(int width, int height, boolean[] chosen) {

    private static final int HALF = 128;

    public Mask {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a mask must be at least 1 x 1 pixels, was %d x %d".formatted(width, height));
        }
        if (chosen.length != (long) width * height) {
            throw new IllegalArgumentException("chosen must have %d values for %d x %d pixels, had %d"
                    .formatted((long) width * height, width, height, chosen.length));
        }
    }

    /** The bright pixels of a decoded mask picture; diffusers binarises at one half, too. */
    public static Mask of(BufferedImage picture) {
        RgbImage image = RgbImage.of(picture);
        boolean[] chosen = new boolean[image.width() * image.height()];
        for (int i = 0; i < chosen.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < 3; channel++) {
                sum += image.rgb()[3 * i + channel] & 0xff;
            }
            chosen[i] = sum >= 3 * HALF;
        }
        return new Mask(image.width(), image.height(), chosen);
    }

    /** A mask with every pixel chosen, or none. */
    public static Mask filled(int width, int height, boolean value) {
        boolean[] chosen = new boolean[width * height];
        Arrays.fill(chosen, value);
        return new Mask(width, height, chosen);
    }

    /** Width and height. */
    public PictureSize size() {
        return new PictureSize(width, height);
    }

    /** Whether a pixel is chosen. */
    public boolean at(int x, int y) {
        return chosen[y * width + x];
    }

    /** Which share of the pixels is chosen, 0 to 1. */
    public double share() {
        int count = 0;
        for (boolean one : chosen) {
            count += one ? 1 : 0;
        }
        return (double) count / chosen.length;
    }

    /** The other pixels. */
    public Mask inverted() {
        boolean[] others = new boolean[chosen.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = !chosen[i];
        }
        return new Mask(width, height, others);
    }

    /** The pixels of this mask and of another one of the same size. */
    public Mask or(Mask other) {
        if (other.width != width || other.height != height) {
            throw new IllegalArgumentException("the masks must be of one size, were %dx%d and %dx%d"
                    .formatted(width, height, other.width, other.height));
        }
        boolean[] either = new boolean[chosen.length];
        for (int i = 0; i < either.length; i++) {
            either[i] = chosen[i] || other.chosen[i];
        }
        return new Mask(width, height, either);
    }

    /**
     * The mask with its surroundings: a pixel is chosen when one in the window around it was. The window reaches {@code
     * size / 2} pixels up and left and one less down and right where {@code size} is even, as
     * scipy.ndimage.maximum_filter's does, which DA-Fusion grows masks with.
     *
     * @param size of the window in pixels; 1 changes nothing
     */
    public Mask grown(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, was " + size);
        }
        boolean[] rows = new boolean[chosen.length];
        for (int y = 0; y < height; y++) {
            grow(chosen, rows, new Line(y * width, 1, width), size);
        }
        boolean[] both = new boolean[chosen.length];
        for (int x = 0; x < width; x++) {
            grow(rows, both, new Line(x, width, height), size);
        }
        return new Mask(width, height, both);
    }

    /** The mask at another size, nearest pixel to the centre, as Pillow's NEAREST picks it. */
    public Mask resized(int newWidth, int newHeight) {
        return picked(NearestPixels.of(width, newWidth), NearestPixels.of(height, newHeight));
    }

    /** The mask at another size, the pixel at the upper left end, as torch's interpolate picks it in mode nearest. */
    public Mask sampled(int newWidth, int newHeight) {
        return picked(upperLeft(width, newWidth), upperLeft(height, newHeight));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask
                && width == mask.width
                && height == mask.height
                && Arrays.equals(chosen, mask.chosen);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(chosen);
    }

    @Override
    public String toString() {
        return "Mask[" + width + " x " + height + "]";
    }

    /** Mask whose pixel (x, y) is this one's (columns[x], rows[y]). */
    Mask picked(int[] columns, int[] rows) {
        boolean[] picked = new boolean[columns.length * rows.length];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < columns.length; x++) {
                picked[y * columns.length + x] = at(columns[x], rows[y]);
            }
        }
        return new Mask(columns.length, rows.length, picked);
    }

    private static int[] upperLeft(int from, int to) {
        int[] places = new int[to];
        float scale = (float) from / to;
        for (int i = 0; i < to; i++) {
            places[i] = Math.min((int) (i * scale), from - 1);
        }
        return places;
    }

    /** A row or a column: where it begins, how far apart its pixels are and how many there are. */
    private record Line(int start, int stride, int length) {}

    /** Counts the chosen pixels in a window that slides along the line. */
    private static void grow(boolean[] source, boolean[] target, Line line, int size) {
        int before = size / 2;
        int after = size - before - 1;
        int count = 0;
        for (int i = -after; i < line.length(); i++) {
            int entering = i + after;
            int leaving = i - before - 1;
            if (entering < line.length() && source[line.start() + entering * line.stride()]) {
                count++;
            }
            if (leaving >= 0 && source[line.start() + leaving * line.stride()]) {
                count--;
            }
            if (i >= 0) {
                target[line.start() + i * line.stride()] = count > 0;
            }
        }
    }
}
