package io.offshoot.simulator.scene;

/**
 * Where the camera stands and how it maps the world to pixels: it looks at the origin from above, turned and tilted.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param field half of the shorter side of the picture, in millimetres on the ground
 * @param pose how the camera is held
 */
record View(int width, int height, double field, Pose pose) {

    /** Distance of the lens in half-fields: about the perspective of a phone held close. */
    private static final double DISTANCE = 3.2;

    /** Turn about the vertical and tilt from it, in radians; shift of the plant off the centre in half-fields. */
    record Pose(double turn, double tilt, double shiftX, double shiftY) {}

    double scale() {
        return DISTANCE * Math.min(width, height) / 2.0;
    }

    double depth(Vector point) {
        return DISTANCE * field + north(point.x(), point.y()) * Math.sin(pose.tilt) - point.z() * Math.cos(pose.tilt);
    }

    double pixelX(Vector point, double depth) {
        return width / 2.0 + scale() * (east(point.x(), point.y()) / depth + pose.shiftX / DISTANCE);
    }

    double pixelY(Vector point, double depth) {
        double up = north(point.x(), point.y()) * Math.cos(pose.tilt) + point.z() * Math.sin(pose.tilt);
        return height / 2.0 - scale() * (up / depth + pose.shiftY / DISTANCE);
    }

    /** The point on the ground that a pixel shows. */
    Vector ground(double pixelX, double pixelY) {
        double a = (pixelX - width / 2.0) / scale() - pose.shiftX / DISTANCE;
        double b = (height / 2.0 - pixelY) / scale() - pose.shiftY / DISTANCE;
        double far = DISTANCE * field;
        double north = b * far / (Math.cos(pose.tilt) - b * Math.sin(pose.tilt));
        double east = a * (far + north * Math.sin(pose.tilt));
        double cos = Math.cos(pose.turn);
        double sin = Math.sin(pose.turn);
        return new Vector(east * cos + north * sin, north * cos - east * sin, 0);
    }

    /** Direction from the ground to the camera. */
    Vector toCamera() {
        double flat = -Math.sin(pose.tilt);
        return new Vector(flat * Math.sin(pose.turn), flat * Math.cos(pose.turn), Math.cos(pose.tilt));
    }

    private double east(double x, double y) {
        return x * Math.cos(pose.turn) - y * Math.sin(pose.turn);
    }

    private double north(double x, double y) {
        return x * Math.sin(pose.turn) + y * Math.cos(pose.turn);
    }
}
