package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Dice;

/** Damage of one leaf: a hole eaten into it, and a margin that dries from the tip. */
record Wear(double holeX, double holeY, double holeRadius, double dryMargin) {

    static Wear draw(Dice dice, double halfWidth) {
        double radius = dice.chance(0.12) ? dice.between(0.03, 0.09) : 0;
        double dry = dice.chance(0.15) ? dice.between(0.05, 0.25) : 0;
        return new Wear(dice.between(0.2, 0.9), dice.between(-1, 1) * halfWidth, radius, dry);
    }

    boolean hole(double s, double t) {
        double x = s - holeX;
        double y = t - holeY;
        return x * x + y * y < holeRadius * holeRadius;
    }

    double dryness(double depth, double s) {
        return depth < dryMargin * s ? 0.8 : 0;
    }
}
