package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Colour;
import io.offshoot.simulator.species.Dice;

/**
 * One stone, clod or straw on the ground.
 *
 * @param centre middle, z being how high it is bedded
 * @param length half-length in millimetres
 * @param slimness half-width by half-length
 * @param axis direction of the long axis on the ground
 * @param colour its colour
 * @param warp unevenness of its outline
 */
record Grain(Vector centre, double length, double slimness, Vector axis, Colour colour, Warp warp) {

    /** Bends of the outline along both axes. */
    record Warp(double x, double y) {}

    static Grain stone(GroundKind kind, Vector place, Dice dice) {
        double length = kind.grain * Math.exp(Math.min(1.3, dice.normal(0, kind.spread)));
        Vector centre = new Vector(place.x(), place.y(), dice.between(0, 0.6) * length);
        Colour colour = dice.pick(kind.colours)
                .towards(dice.pick(kind.colours), dice.between(0, 0.4))
                .times(Math.exp(dice.normal(0, 0.13)));
        Warp warp = new Warp(dice.normal(0, 0.3), dice.normal(0, 0.3));
        return new Grain(centre, length, dice.between(0.6, 1), axis(dice), colour, warp);
    }

    static Grain straw(Vector place, Dice dice) {
        Vector centre = new Vector(place.x(), place.y(), dice.between(2, 4));
        Colour colour = dice.chance(0.6) ? Colour.srgb(196, 172, 122) : Colour.srgb(70, 52, 40);
        Warp warp = new Warp(dice.normal(0, 0.2), dice.normal(0, 0.1));
        double slimness = dice.between(0.03, 0.08);
        return new Grain(centre, dice.between(4, 12), slimness, axis(dice), colour, warp);
    }

    private static Vector axis(Dice dice) {
        return Vector.direction(dice.between(0, Math.PI), 0);
    }
}
