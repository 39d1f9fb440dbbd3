package io.offshoot.simulator.scene;

/** A point or direction in the world: x and y on the ground, z up, in millimetres. */
record Vector(double x, double y, double z) {

    /** A unit vector from azimuth and elevation in radians. */
    static Vector direction(double azimuth, double elevation) {
        double flat = Math.cos(elevation);
        return new Vector(flat * Math.cos(azimuth), flat * Math.sin(azimuth), Math.sin(elevation));
    }

    Vector plus(Vector other, double scale) {
        return new Vector(x + other.x * scale, y + other.y * scale, z + other.z * scale);
    }

    Vector minus(Vector other) {
        return plus(other, -1);
    }

    Vector cross(Vector other) {
        return new Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    double dot(Vector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    Vector unit() {
        double length = Math.sqrt(dot(this));
        return length < 1e-12 ? new Vector(0, 0, 1) : new Vector(x / length, y / length, z / length);
    }
}
