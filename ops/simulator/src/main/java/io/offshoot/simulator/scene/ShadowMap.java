package io.offshoot.simulator.scene;

import java.util.Arrays;

/** The plant as a light sees it: for every cell of the ground, the height of the plant part that stands in the light's way. */
final class ShadowMap {

    private static final double NOTHING = -1;

    private final Vector light;
    private final double field;
    private final int size;
    private final float[] top;

    /** Covers the square of half-width {@code field} millimetres; {@code light} points to the light. */
    ShadowMap(Vector light, double field, int size) {
        this.light = light;
        this.field = field;
        this.size = size;
        top = new float[size * size];
        Arrays.fill(top, (float) NOTHING);
    }

    void cast(Plant plant) {
        plant.parts().forEach(this::cast);
    }

    /** Share of the light that is stopped before a point, from a neighbourhood of {@code blur} millimetres. */
    double stopped(double x, double y, double z, double blur) {
        double slide = z / light.z();
        double groundX = x - light.x() * slide;
        double groundY = y - light.y() * slide;
        double height = z + 0.035 * field;
        int hits = above(groundX, groundY, height);
        hits += above(groundX - blur, groundY, height) + above(groundX + blur, groundY, height);
        hits += above(groundX, groundY - blur, height) + above(groundX, groundY + blur, height);
        return hits / 5.0;
    }

    private int above(double x, double y, double z) {
        int column = (int) cell(x);
        int row = (int) cell(y);
        boolean inside = column >= 0 && row >= 0 && column < size && row < size;
        return inside && top[row * size + column] > z ? 1 : 0;
    }

    private double cell(double millimetres) {
        return (millimetres / field + 1) * size / 2;
    }

    private void cast(Mesh mesh) {
        int count = mesh.points.length;
        double[] x = new double[count];
        double[] y = new double[count];
        double[] z = new double[count];
        for (int i = 0; i < count; i++) {
            Vector point = mesh.points[i];
            z[i] = point.z();
            x[i] = cell(point.x() - light.x() / light.z() * z[i]);
            y[i] = cell(point.y() - light.y() / light.z() * z[i]);
        }
        new TriangleScan(size, size, x, y).scan(mesh, (column, row, corners) -> {
            int pixel = row * size + column;
            double height = corners.blend(z);
            if (height > top[pixel] && mesh.skin.covers(corners.blend(mesh.s), corners.blend(mesh.t))) {
                top[pixel] = (float) height;
            }
        });
    }
}
