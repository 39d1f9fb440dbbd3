package io.offshoot.simulator.species;

/** How the half-width of a leaf runs from base to tip, as a table. */
final class WidthProfile {

    private static final int STEPS = 160;

    private final double[] widths = new double[STEPS + 2];
    private final double halfWidth;

    /**
     * A beta-shaped profile that is widest at {@code peak} in (0, 1); {@code taper} 1 with peak 0.5 is an ellipse, larger
     * is more pointed, smaller nearer to a rectangle.
     */
    WidthProfile(double halfWidth, double peak, double taper) {
        this.halfWidth = halfWidth;
        for (int i = 0; i <= STEPS; i++) {
            double x = (double) i / STEPS;
            double rise = Math.pow(x / peak, taper * peak);
            double fall = Math.pow((1 - x) / (1 - peak), taper * (1 - peak));
            widths[i] = halfWidth * rise * fall;
        }
    }

    double halfWidth() {
        return halfWidth;
    }

    /** Half-width at x, zero outside [0, 1]. */
    double at(double x) {
        if (x <= 0 || x >= 1) {
            return 0;
        }
        double position = x * STEPS;
        int below = (int) position;
        return widths[below] + (widths[below + 1] - widths[below]) * (position - below);
    }
}
