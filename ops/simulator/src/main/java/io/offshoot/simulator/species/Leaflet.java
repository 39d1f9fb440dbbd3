package io.offshoot.simulator.species;

/** One leaflet of a compound leaf: a simple outline of some length that leaves the rachis at a point under an angle. */
final class Leaflet {

    private final SimpleOutline outline;
    private final double originX;
    private final double length;
    private final double cos;
    private final double sin;

    /** Starts at (originX, 0); {@code angle} in radians from the direction of the tip. */
    Leaflet(SimpleOutline outline, double originX, double length, double angle) {
        this.outline = outline;
        this.originX = originX;
        this.length = length;
        cos = Math.cos(angle);
        sin = Math.sin(angle);
    }

    double depth(double x, double y) {
        return outline.depth(along(x, y), aside(x, y));
    }

    double vein(double x, double y) {
        return outline.vein(along(x, y), aside(x, y));
    }

    /** How far to the side the leaflet reaches. */
    double reach() {
        return length * (sin + outline.halfWidth() * Math.abs(cos));
    }

    private double along(double x, double y) {
        return ((x - originX) * cos + y * sin) / length;
    }

    private double aside(double x, double y) {
        return (y * cos - (x - originX) * sin) / length;
    }
}
