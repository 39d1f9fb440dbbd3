package io.offshoot.simulator.scene;

/** A straight piece of stem or a petiole between two points, of some radius in millimetres. */
record Stalk(Vector from, Vector to, double radius) {

    Mesh mesh(Skin skin) {
        Vector axis = to.minus(from).unit();
        Vector aside = axis.cross(Math.abs(axis.z()) > 0.9 ? new Vector(1, 0, 0) : new Vector(0, 0, 1))
                .unit();
        Vector up = aside.cross(axis);
        Mesh.Surface tube = (s, t) ->
                from.plus(to.minus(from), s).plus(aside, radius * Math.cos(t)).plus(up, radius * Math.sin(t));
        return new Mesh(2, 7, new Mesh.Range(0, 2 * Math.PI), tube, skin);
    }
}
