package io.offshoot.simulator.scene;

/** The pixels that a grain can cover: from pixels beside its middle to its own axes, and its height there. */
final class Footprint {

    private final Grain grain;
    private final double alongRight;
    private final double alongUp;
    private final double acrossRight;
    private final double acrossUp;

    Footprint(Grain grain, View.Pose pose, double scale) {
        this.grain = grain;
        double turn = grain.turn() + pose.turn();
        double north = 1 / Math.cos(pose.tilt());
        double length = grain.length() * scale;
        double width = length * grain.slimness();
        alongRight = Math.cos(turn) / length;
        alongUp = Math.sin(turn) * north / length;
        acrossRight = -Math.sin(turn) / width;
        acrossUp = Math.cos(turn) * north / width;
    }

    /** Place on the long axis, -1 to 1. */
    double along(double right, double up) {
        double straight = acrossRight * right + acrossUp * up;
        return alongRight * right + alongUp * up + grain.warp().x() * straight * straight;
    }

    /** Place on the short axis, -1 to 1. */
    double across(double right, double up) {
        double straight = alongRight * right + alongUp * up;
        return acrossRight * right + acrossUp * up + grain.warp().y() * straight * Math.abs(straight);
    }

    /** Height of the dome over a place, below the ground outside of the grain. */
    double height(double p, double q) {
        double dome = 1 - p * p * p * p - q * q * (0.5 + 0.5 * q * q);
        return dome <= 0 ? -1 : grain.centre().z() + grain.length() * grain.slimness() * 0.6 * Math.sqrt(dome);
    }
}
