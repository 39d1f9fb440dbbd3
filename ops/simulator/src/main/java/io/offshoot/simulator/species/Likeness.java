package io.offshoot.simulator.species;

/** How unlike two species look, by what shows at a few dozen pixels: leaf shape, colour, how the leaves stand. */
final class Likeness {

    private Likeness() {}

    static double distance(Species one, Species other) {
        double form = one.form() == other.form() ? 0 : 1.5;
        double width = Math.abs(one.outline().halfWidth() - other.outline().halfWidth());
        double stand = one.habit().arrangement() == other.habit().arrangement() ? 0 : 0.5;
        double leaves = 0.04 * Math.abs(one.habit().leaves() - other.habit().leaves());
        double pattern = one.foliage().pattern() == other.foliage().pattern() ? 0 : 0.2;
        double colour = 3 * distance(one.foliage().colour(), other.foliage().colour());
        return Math.sqrt(
                square(form) + square(width) + square(stand) + square(leaves) + square(pattern) + square(colour));
    }

    /** On square roots of light, which is nearer to how the eye sees steps. */
    private static double distance(Colour one, Colour other) {
        double red = Math.sqrt(one.red()) - Math.sqrt(other.red());
        double green = Math.sqrt(one.green()) - Math.sqrt(other.green());
        double blue = Math.sqrt(one.blue()) - Math.sqrt(other.blue());
        return Math.sqrt(red * red + green * green + blue * blue);
    }

    private static double square(double value) {
        return value * value;
    }
}
