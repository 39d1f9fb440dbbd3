package io.offshoot.simulator.scene;

/** Value noise on a plane: smooth, between 0 and 1, fixed by a seed. */
final class Noise {

    private final int seed;

    Noise(long seed) {
        this.seed = Long.hashCode(seed);
    }

    double at(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double fx = smooth(x - column);
        double fy = smooth(y - row);
        double top = blend(lattice(column, row), lattice(column + 1, row), fx);
        double bottom = blend(lattice(column, row + 1), lattice(column + 1, row + 1), fx);
        return blend(top, bottom, fy);
    }

    /** Three octaves, each half as strong as the one before. */
    double cloud(double x, double y) {
        return (4 * at(x, y) + 2 * at(x * 2.1 + 17, y * 2.1) + at(x * 4.3, y * 4.3 + 31)) / 7;
    }

    private double lattice(int column, int row) {
        int h = seed ^ (column * 0x27D4EB2D) ^ (row * 0x165667B1);
        h = (h ^ (h >>> 15)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return ((h ^ (h >>> 16)) >>> 8) / (double) (1 << 24);
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double blend(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
