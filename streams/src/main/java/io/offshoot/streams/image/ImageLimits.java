package io.offshoot.streams.image;

import io.offshoot.schemas.image.TimedImageStream;
import java.time.Duration;

/**
 * How large a photo may be, read from the image's header, before any pixel is decoded, and how long decoding may
 * take.
 *
 * @param maxPixels most pixels, width times height
 * @param maxSide longest side in pixels
 * @param minSide shortest side in pixels
 * @param maxDecodeTime longest time for decoding
 */
public record ImageLimits(long maxPixels, int maxSide, int minSide, Duration maxDecodeTime) {
    /** 50 megapixels, sides of 16 to 16,384 pixels, 20 seconds. */
    public static final ImageLimits DEFAULT = new ImageLimits(50_000_000, 16_384, 16, TimedImageStream.DEFAULT_LIMIT);

    /** Refuses limits that let nothing in, naming the key at fault. */
    public ImageLimits {
        require(minSide >= 1, "minSide must be at least 1, was " + minSide);
        require(maxSide >= minSide, "maxSide must be at least minSide (" + minSide + "), was " + maxSide);
        require(maxPixels >= (long) minSide * minSide, "maxPixels must allow minSide x minSide, was " + maxPixels);
        require(maxDecodeTime.toMillis() >= 1, "maxDecodeTime must be at least 1 ms, was " + maxDecodeTime);
    }

    /** The same with another limit of pixels. */
    public ImageLimits withMaxPixels(long pixels) {
        return new ImageLimits(pixels, maxSide, minSide, maxDecodeTime);
    }

    /** The same with another limit of time. */
    public ImageLimits withMaxDecodeTime(Duration time) {
        return new ImageLimits(maxPixels, maxSide, minSide, time);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
