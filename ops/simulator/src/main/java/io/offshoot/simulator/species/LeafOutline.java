package io.offshoot.simulator.species;

/**
 * The outline of a leaf on its own plane: x runs from 0 at the base to 1 at the tip, y sideways in the same unit (leaf
 * lengths), so that a point is inside when {@link #depth} is positive.
 */
public interface LeafOutline {

    /** How deep a point lies in the blade: zero or less outside, towards 1 at the midrib. */
    double depth(double x, double y);

    /** Largest |y| that the outline reaches. */
    double halfWidth();

    /** Where on the x axis the petiole meets the blade. */
    default double attachment() {
        return 0;
    }

    /** How strongly a vein shows at a point inside, from 0 to 1: a midrib, and side veins that lean to the tip. */
    default double vein(double x, double y) {
        double across = Math.abs(y) / halfWidth();
        double midrib = bell(across / (0.05 + 0.06 * (1 - x)));
        double phase = (x - 0.35 * across) * 7;
        double side = bell((phase - Math.rint(phase)) / 0.1) * (1 - 0.6 * across);
        return Math.max(midrib, 0.6 * side);
    }

    private static double bell(double value) {
        double square = value * value;
        return square > 6 ? 0 : Math.exp(-square);
    }
}
