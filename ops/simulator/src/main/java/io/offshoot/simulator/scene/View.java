package io.offshoot.simulator.scene;

/** Where the camera stands and how it maps the world to pixels: it looks at the origin from above, turned and tilted. */
final class View {

    /** Distance of the lens in half-fields: about the perspective of a phone held close. */
    private static final double DISTANCE = 3.2;

    private final int width;
    private final int height;
    private final double field;
    private final Pose pose;
    private final double scale;
    private final double cosTurn;
    private final double sinTurn;
    private final double cosTilt;
    private final double sinTilt;

    /** Turn about the vertical and tilt from it, in radians; shift of the plant off the centre in half-fields. */
    record Pose(double turn, double tilt, double shiftX, double shiftY) {}

    /** A view of width x height pixels whose shorter side shows twice {@code field} millimetres of ground. */
    View(int width, int height, double field, Pose pose) {
        this.width = width;
        this.height = height;
        this.field = field;
        this.pose = pose;
        scale = DISTANCE * Math.min(width, height) / 2.0;
        cosTurn = Math.cos(pose.turn);
        sinTurn = Math.sin(pose.turn);
        cosTilt = Math.cos(pose.tilt);
        sinTilt = Math.sin(pose.tilt);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    double field() {
        return field;
    }

    Pose pose() {
        return pose;
    }

    /** Pixels that a millimetre covers at a depth of one millimetre. */
    double scale() {
        return scale;
    }

    double depth(Vector point) {
        return DISTANCE * field + north(point.x(), point.y()) * sinTilt - point.z() * cosTilt;
    }

    double pixelX(Vector point, double depth) {
        return width / 2.0 + scale * (east(point.x(), point.y()) / depth + pose.shiftX / DISTANCE);
    }

    double pixelY(Vector point, double depth) {
        double up = north(point.x(), point.y()) * cosTilt + point.z() * sinTilt;
        return height / 2.0 - scale * (up / depth + pose.shiftY / DISTANCE);
    }

    /** The point on the ground that a pixel shows. */
    Vector ground(double pixelX, double pixelY) {
        double a = (pixelX - width / 2.0) / scale - pose.shiftX / DISTANCE;
        double b = (height / 2.0 - pixelY) / scale - pose.shiftY / DISTANCE;
        double far = DISTANCE * field;
        double north = b * far / (cosTilt - b * sinTilt);
        return upright(a * (far + north * sinTilt), north);
    }

    /** The point on the ground that lies so far to the right of the origin and so far away, as the camera is turned. */
    Vector upright(double right, double away) {
        return new Vector(right * cosTurn + away * sinTurn, away * cosTurn - right * sinTurn, 0);
    }

    /** Distance of a point to the right of the origin, as the camera is turned. */
    double right(Vector point) {
        return east(point.x(), point.y());
    }

    /** Distance of a point beyond the origin, as the camera is turned. */
    double away(Vector point) {
        return north(point.x(), point.y());
    }

    /** Direction from the ground to the camera. */
    Vector toCamera() {
        return new Vector(-sinTilt * sinTurn, -sinTilt * cosTurn, cosTilt);
    }

    private double east(double x, double y) {
        return x * cosTurn - y * sinTurn;
    }

    private double north(double x, double y) {
        return x * sinTurn + y * cosTurn;
    }
}
