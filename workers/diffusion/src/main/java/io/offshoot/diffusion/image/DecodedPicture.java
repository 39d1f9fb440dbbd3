package io.offshoot.diffusion.image;

/**
 * A picture as an autoencoder decoded it.
 *
 * @param image the picture; what is not a number is black
 * @param finite whether every value was a number
 */
public record DecodedPicture(RgbImage image, boolean finite) {

    /** The picture of [3, height, width] values in [-1, 1]. */
    public static DecodedPicture of(float[] values, int width, int height) {
        boolean finite = true;
        for (float value : values) {
            finite &= Float.isFinite(value);
        }
        return new DecodedPicture(PixelValues.toImage(values, width, height), finite);
    }
}
