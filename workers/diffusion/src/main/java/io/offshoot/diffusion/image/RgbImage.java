package io.offshoot.diffusion.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A picture of 8-bit red, green and blue values.
 *
 * @param width pixels in a row
 * @param height rows
 * @param rgb red, green, blue of each pixel, row by row from the top left; not copied, so leave it alone afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // pixels are compared by value below, and copying them would cost
public record RgbImage(int width, int height, byte[] rgb) {

    public RgbImage {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a picture must be at least 1 x 1 pixels, was %d x %d".formatted(width, height));
        }
        if (rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("rgb must have %d values for %d x %d pixels, had %d"
                    .formatted(3L * width * height, width, height, rgb.length));
        }
    }

    /** The pixels of a decoded picture; transparency is dropped. */
    public static RgbImage of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] packed = picture.getRGB(0, 0, width, height, null, 0, width);
        byte[] rgb = new byte[3 * packed.length];
        for (int i = 0; i < packed.length; i++) {
            rgb[3 * i] = (byte) (packed[i] >> 16);
            rgb[3 * i + 1] = (byte) (packed[i] >> 8);
            rgb[3 * i + 2] = (byte) packed[i];
        }
        return new RgbImage(width, height, rgb);
    }

    /** The same pixels for ImageIO. */
    public BufferedImage toBufferedImage() {
        int[] packed = new int[width * height];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
        }
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, packed, 0, width);
        return picture;
    }

    /** The picture mirrored left to right. */
    public RgbImage flipped() {
        byte[] mirrored = new byte[rgb.length];
        for (int pixel = 0; pixel < width * height; pixel++) {
            int column = pixel % width;
            int target = pixel - column + width - 1 - column;
            System.arraycopy(rgb, 3 * pixel, mirrored, 3 * target, 3);
        }
        return new RgbImage(width, height, mirrored);
    }

    /** Width and height. */
    public PictureSize size() {
        return new PictureSize(width, height);
    }

    /** Picture whose pixel (x, y) is this one's (columns[x], rows[y]). */
    RgbImage picked(int[] columns, int[] rows) {
        byte[] picked = new byte[3 * columns.length * rows.length];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < columns.length; x++) {
                int from = 3 * (rows[y] * width + columns[x]);
                System.arraycopy(rgb, from, picked, 3 * (y * columns.length + x), 3);
            }
        }
        return new RgbImage(columns.length, rows.length, picked);
    }

    /** This picture with another one laid over it, whose upper left pixel comes to (x, y). */
    RgbImage with(RgbImage part, int x, int y) {
        byte[] covered = rgb.clone();
        for (int row = 0; row < part.height; row++) {
            System.arraycopy(part.rgb, 3 * row * part.width, covered, 3 * ((y + row) * width + x), 3 * part.width);
        }
        return new RgbImage(width, height, covered);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RgbImage image
                && width == image.width
                && height == image.height
                && Arrays.equals(rgb, image.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "RgbImage[" + width + " x " + height + "]";
    }
}
