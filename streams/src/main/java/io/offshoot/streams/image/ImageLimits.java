package io.offshoot.streams.image;

/**
 * How large a photo may be; read from the image's header, before any pixel is decoded.
 *
 * @param maxPixels most pixels, width times height
 * @param maxSide longest side in pixels
 * @param minSide shortest side in pixels
 */
public record ImageLimits(long maxPixels, int maxSide, int minSide) {
    /** 50 megapixels, sides of 16 to 16,384 pixels. */
    public static final ImageLimits DEFAULT = new ImageLimits(50_000_000, 16_384, 16);

    /** Refuses limits that let nothing in, naming the key at fault. */
    public ImageLimits {
        require(minSide >= 1, "minSide must be at least 1, was " + minSide);
        require(maxSide >= minSide, "maxSide must be at least minSide (" + minSide + "), was " + maxSide);
        require(maxPixels >= (long) minSide * minSide, "maxPixels must allow minSide x minSide, was " + maxPixels);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
