package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Colour;
import io.offshoot.simulator.species.Dice;

/**
 * The light of one photo.
 *
 * @param towards direction to the sun
 * @param sun light of the sun
 * @param sky light of the sky from all sides
 * @param haze how soft the shadows are, in half-fields
 */
record Daylight(Vector towards, Colour sun, Colour sky, double haze) {

    static Daylight draw(Dice dice) {
        double cloud = dice.between(0, 1);
        Vector towards = Vector.direction(dice.between(0, 2 * Math.PI), Math.toRadians(dice.between(38, 80)));
        Colour sun = new Colour(1.1, 1, 0.86).times(1.15 * (1 - cloud) + 0.15);
        Colour sky = new Colour(0.93, 0.98, 1.08).times(0.4 + 0.45 * cloud);
        return new Daylight(towards, sun, sky, 0.01 + 0.06 * cloud);
    }
}
