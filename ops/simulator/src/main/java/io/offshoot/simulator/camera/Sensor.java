package io.offshoot.simulator.camera;

import io.offshoot.simulator.scene.Radiance;
import io.offshoot.simulator.species.Dice;
import java.awt.image.BufferedImage;

/**
 * Turns light into a picture of 8-bit sRGB.
 *
 * @param exposure factor on the light, after metering
 * @param warmth white balance: above 1 reddish, below 1 bluish
 * @param noise deviation of the noise in the darks
 * @param seed of the noise
 */
record Sensor(double exposure, double warmth, double noise, long seed) {

    private static final double MIDDLE_GREY = 0.2;

    private static final int[] ENCODED = new int[4097];

    static {
        for (int i = 0; i < ENCODED.length; i++) {
            ENCODED[i] = (int) Math.rint(255 * Math.pow(i / 4096.0, 1 / 2.2));
        }
    }

    static Sensor draw(Dice dice) {
        return new Sensor(
                Math.pow(2, dice.normal(0, 0.3)),
                Math.exp(dice.normal(0, 0.06)),
                dice.between(0.002, 0.012),
                dice.nextLong());
    }

    /** Sensitivity that fits the noise. */
    int iso() {
        return noise < 0.005 ? 100 : noise < 0.009 ? 200 : 400;
    }

    BufferedImage develop(Radiance light) {
        double gain = exposure * MIDDLE_GREY / (0.5 * MIDDLE_GREY + 0.5 * brightness(light));
        Dice dice = new Dice(seed);
        BufferedImage image = new BufferedImage(light.width, light.height, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < light.red.length; pixel++) {
            int red = value(light.red[pixel] * gain * warmth, dice);
            int green = value(light.green[pixel] * gain, dice);
            int blue = value(light.blue[pixel] * gain / warmth, dice);
            image.setRGB(pixel % light.width, pixel / light.width, (red << 16) | (green << 8) | blue);
        }
        return image;
    }

    private int value(double light, Dice dice) {
        double noisy = Math.max(0, light + dice.normal(0, noise * (1 + 2 * Math.sqrt(Math.max(0, light)))));
        double rolled = noisy < 0.7 ? noisy : 0.7 + 0.3 * (1 - Math.exp(-(noisy - 0.7) / 0.3));
        return ENCODED[(int) (4096 * Math.min(1, rolled))];
    }

    private static double brightness(Radiance light) {
        double sum = 0;
        for (float green : light.green) {
            sum += green;
        }
        return sum / light.green.length;
    }
}
