package io.offshoot.simulator.camera;

import io.offshoot.simulator.scene.Radiance;
import io.offshoot.simulator.species.Dice;

/**
 * What the lens and an unsteady hand do to a picture.
 *
 * @param defocus radius of the blur, as a share of the picture's width
 * @param shake length of the blur by motion, as a share of the width
 * @param direction of the motion, in radians
 * @param vignette how much darker the corners are, 0 to 1
 */
record Lens(double defocus, double shake, double direction, double vignette) {

    static Lens draw(Dice dice) {
        double defocus = dice.chance(0.25) ? dice.between(0.004, 0.014) : dice.between(0.001, 0.005);
        double shake = dice.chance(0.15) ? dice.between(0.005, 0.025) : 0;
        return new Lens(defocus, shake, dice.between(0, Math.PI), dice.between(0, 0.3));
    }

    /** Exposure time that fits the blur by motion. */
    double exposureSeconds() {
        return shake > 0 ? 1 / 30.0 : 1 / 250.0;
    }

    Radiance take(Radiance light) {
        Radiance taken = new Radiance(light.width, light.height);
        take(light, light.red, taken.red);
        take(light, light.green, taken.green);
        take(light, light.blue, taken.blue);
        return taken;
    }

    private void take(Radiance light, float[] from, float[] to) {
        Plane plane = new Plane(light.width, light.height, from);
        double sigma = defocus * light.width;
        plane = plane.blurred(sigma, 0, 0, sigma);
        if (shake > 0) {
            double length = 0.4 * shake * light.width;
            plane = plane.blurred(length * Math.cos(direction), length * Math.sin(direction), 0, 0);
        }
        for (int pixel = 0; pixel < to.length; pixel++) {
            to[pixel] = (float) (plane.values()[pixel] * falloff(pixel, light.width, light.height));
        }
    }

    private double falloff(int pixel, int width, int height) {
        double x = 2.0 * (pixel % width) / width - 1;
        int row = pixel / width;
        double y = 2.0 * row / height - 1;
        return 1 - vignette * (x * x + y * y) / 2;
    }
}
