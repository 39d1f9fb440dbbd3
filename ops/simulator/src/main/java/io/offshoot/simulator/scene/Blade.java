package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.LeafOutline;

/**
 * One leaf in space: where its petiole leaves the stem, how it points, bends and folds.
 *
 * @param node start of the petiole
 * @param azimuth direction on the ground
 * @param elevation angle of the petiole with the ground
 * @param length of the blade in millimetres
 * @param petiole length of the petiole in millimetres
 * @param bend how the blade departs from a plane
 */
record Blade(Vector node, double azimuth, double elevation, double length, double petiole, Bend bend) {

    private static final int STEPS = 12;

    /** Arching down to the tip, folding up of the halves, turning sideways, waviness of the margin. */
    record Bend(double arch, double fold, double sway, double wave) {}

    Vector base() {
        return node.plus(Vector.direction(azimuth, elevation), petiole);
    }

    Mesh mesh(LeafOutline outline, Skin skin) {
        Vector[] midrib = midrib(outline.attachment());
        double halfWidth = outline.halfWidth();
        Mesh.Surface surface = (s, t) -> place(midrib, s, t, halfWidth);
        return new Mesh(STEPS + 1, 9, new Mesh.Range(-halfWidth, halfWidth), surface, skin);
    }

    private Vector place(Vector[] midrib, double s, double t, double halfWidth) {
        int step = Math.min((int) (s * STEPS + 1e-9), STEPS);
        Vector centre = midrib[step];
        double heading = azimuth + bend.sway * s;
        double across = t / halfWidth;
        double lift = Math.abs(t) * Math.sin(bend.fold) + bend.wave * across * across * Math.sin(9 * s + 2 * across);
        double reach = t * Math.cos(bend.fold) * length;
        return new Vector(
                centre.x() - Math.sin(heading) * reach,
                centre.y() + Math.cos(heading) * reach,
                Math.max(0.3, centre.z() + lift * length));
    }

    private Vector[] midrib(double attachment) {
        Vector[] points = new Vector[STEPS + 1];
        points[0] = base().plus(Vector.direction(azimuth, elevation), -attachment * length);
        for (int i = 1; i <= STEPS; i++) {
            double share = (i - 0.5) / STEPS;
            Vector step = Vector.direction(azimuth + bend.sway * share, elevation - bend.arch * share);
            points[i] = points[i - 1].plus(step, length / STEPS);
        }
        return points;
    }
}
