package io.offshoot.diffusion.image;

/** A picture as a network sees it: [3, height, width] values, -1 to 1, channel by channel (diffusers: VaeImageProcessor). */
public final class PixelValues {

    private PixelValues() {}

    /** The [3, height, width] values of a picture, in [-1, 1]. */
    public static float[] of(RgbImage image) {
        int pixels = image.width() * image.height();
        float[] values = new float[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            for (int channel = 0; channel < 3; channel++) {
                values[channel * pixels + i] = 2 * ((image.rgb()[3 * i + channel] & 0xff) / 255f) - 1;
            }
        }
        return values;
    }

    /** The picture of [3, height, width] values; those outside [-1, 1] are cut, the rest rounded half to even. */
    public static RgbImage toImage(float[] values, int width, int height) {
        int pixels = width * height;
        byte[] rgb = new byte[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = toByte(values[channel * pixels + i]);
            }
        }
        return new RgbImage(width, height, rgb);
    }

    private static byte toByte(float value) {
        float unit = Math.max(0, Math.min(1, value / 2 + 0.5f));
        return (byte) (int) Math.rint(unit * 255f);
    }
}
