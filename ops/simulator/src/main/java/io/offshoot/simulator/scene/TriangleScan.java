package io.offshoot.simulator.scene;

/** Finds the pixels of the triangles of a mesh once its points are projected. */
final class TriangleScan {

    /** Receives a pixel with the three corners of its triangle and their weights there. */
    interface Visitor {
        void visit(int x, int y, Corners corners);
    }

    /** Indices of a triangle's corners in the mesh, and their weights at the pixel in hand. */
    static final class Corners {
        int a;
        int b;
        int c;
        double weightA;
        double weightB;
        double weightC;

        double blend(double[] values) {
            return weightA * values[a] + weightB * values[b] + weightC * values[c];
        }
    }

    private final int width;
    private final int height;
    private final double[] x;
    private final double[] y;
    private final Corners corners = new Corners();

    TriangleScan(int width, int height, double[] x, double[] y) {
        this.width = width;
        this.height = height;
        this.x = x;
        this.y = y;
    }

    void scan(Mesh mesh, Visitor visitor) {
        for (int row = 0; row + 1 < mesh.rows; row++) {
            for (int column = 0; column + 1 < mesh.columns; column++) {
                int corner = row * mesh.columns + column;
                triangle(corner, corner + 1, corner + mesh.columns, visitor);
                triangle(corner + 1, corner + mesh.columns + 1, corner + mesh.columns, visitor);
            }
        }
    }

    private void triangle(int a, int b, int c, Visitor visitor) {
        double area = (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]);
        if (Math.abs(area) < 1e-9) {
            return;
        }
        corners.a = a;
        corners.b = b;
        corners.c = c;
        int top = (int) Math.max(0, Math.ceil(Math.min(y[a], Math.min(y[b], y[c])) - 0.5));
        int bottom = (int) Math.min(height - 1, Math.floor(Math.max(y[a], Math.max(y[b], y[c])) - 0.5));
        int left = (int) Math.max(0, Math.ceil(Math.min(x[a], Math.min(x[b], x[c])) - 0.5));
        int right = (int) Math.min(width - 1, Math.floor(Math.max(x[a], Math.max(x[b], x[c])) - 0.5));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                if (weigh(column + 0.5, row + 0.5, area)) {
                    visitor.visit(column, row, corners);
                }
            }
        }
    }

    private boolean weigh(double px, double py, double area) {
        Corners k = corners;
        k.weightB = ((px - x[k.a]) * (y[k.c] - y[k.a]) - (x[k.c] - x[k.a]) * (py - y[k.a])) / area;
        k.weightC = ((x[k.b] - x[k.a]) * (py - y[k.a]) - (px - x[k.a]) * (y[k.b] - y[k.a])) / area;
        k.weightA = 1 - k.weightB - k.weightC;
        return k.weightA >= -1e-9 && k.weightB >= -1e-9 && k.weightC >= -1e-9;
    }
}
