package io.offshoot.simulator.scene;

/** A grid of points in the world with a skin: a leaf or a piece of stem. */
final class Mesh {

    final int columns;
    final int rows;
    final Vector[] points;
    final Vector[] normals;
    final double[] s;
    final double[] t;
    final Skin skin;

    /** Places the point of surface coordinates (s, t) in the world. */
    interface Surface {
        Vector at(double s, double t);
    }

    /** The range of the second surface coordinate; the first always runs from 0 to 1. */
    record Range(double low, double high) {}

    Mesh(int columns, int rows, Range range, Surface surface, Skin skin) {
        this.columns = columns;
        this.rows = rows;
        this.skin = skin;
        int count = columns * rows;
        points = new Vector[count];
        normals = new Vector[count];
        s = new double[count];
        t = new double[count];
        for (int i = 0; i < count; i++) {
            s[i] = (double) (i % columns) / (columns - 1);
            int row = i / columns;
            t[i] = range.low + (range.high - range.low) * row / (rows - 1);
            points[i] = surface.at(s[i], t[i]);
        }
        for (int i = 0; i < count; i++) {
            normals[i] = normal(i % columns, i / columns);
        }
    }

    private Vector normal(int column, int row) {
        Vector along = point(Math.min(column + 1, columns - 1), row).minus(point(Math.max(column - 1, 0), row));
        Vector across = point(column, Math.min(row + 1, rows - 1)).minus(point(column, Math.max(row - 1, 0)));
        return along.cross(across).unit();
    }

    private Vector point(int column, int row) {
        return points[row * columns + column];
    }
}
