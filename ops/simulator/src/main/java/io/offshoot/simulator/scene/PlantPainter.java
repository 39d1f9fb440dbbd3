package io.offshoot.simulator.scene;

/** Paints a plant's surfaces into the picture, the nearest on top. */
final class PlantPainter {

    private final View view;
    private final SurfaceBuffer buffer;
    private final SurfacePoint point = new SurfacePoint();

    PlantPainter(View view, SurfaceBuffer buffer) {
        this.view = view;
        this.buffer = buffer;
    }

    void paint(Plant plant) {
        plant.parts().forEach(this::paint);
    }

    private void paint(Mesh mesh) {
        int count = mesh.points.length;
        double[] x = new double[count];
        double[] y = new double[count];
        double[] depth = new double[count];
        for (int i = 0; i < count; i++) {
            depth[i] = view.depth(mesh.points[i]);
            x[i] = view.pixelX(mesh.points[i], depth[i]);
            y[i] = view.pixelY(mesh.points[i], depth[i]);
        }
        new TriangleScan(buffer.width, buffer.height, x, y)
                .scan(mesh, (column, row, corners) -> visit(mesh, depth, row * buffer.width + column, corners));
    }

    private void visit(Mesh mesh, double[] depth, int pixel, TriangleScan.Corners corners) {
        double distance = corners.blend(depth);
        if (distance >= buffer.plantDepth[pixel]) {
            return;
        }
        double s = corners.blend(mesh.s);
        double t = corners.blend(mesh.t);
        if (!mesh.skin.covers(s, t)) {
            return;
        }
        mesh.skin.describe(s, t, point);
        buffer.plantDepth[pixel] = (float) distance;
        buffer.paint(pixel, point);
        place(mesh, pixel, corners);
    }

    private void place(Mesh mesh, int pixel, TriangleScan.Corners k) {
        Vector position = blend(mesh.points, k);
        Vector normal = blend(mesh.normals, k);
        double side = normal.dot(view.toCamera()) < 0 ? -1 : 1;
        buffer.place(pixel, position.x(), position.y(), position.z());
        buffer.face(pixel, normal.x() * side, normal.y() * side, normal.z() * side);
    }

    private static Vector blend(Vector[] values, TriangleScan.Corners k) {
        return new Vector(0, 0, 0)
                .plus(values[k.a], k.weightA)
                .plus(values[k.b], k.weightB)
                .plus(values[k.c], k.weightC);
    }
}
