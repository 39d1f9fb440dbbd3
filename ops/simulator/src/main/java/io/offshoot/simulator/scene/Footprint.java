package io.offshoot.simulator.scene;

/** The pixels that a grain can cover: from pixels beside its middle to its own axes, and its height there. */
final class Footprint {

    private final Grain grain;
    private final double alongRight;
    private final double alongUp;
    private final double acrossRight;
    private final double acrossUp;
    private final double foot;
    private final double rise;

    Footprint(Grain grain, View.Pose pose, double scale) {
        this.grain = grain;
        foot = grain.centre().z();
        rise = grain.length() * grain.slimness() * 0.6;
        double cosTurn = Math.cos(pose.turn());
        double sinTurn = Math.sin(pose.turn());
        double cos = grain.axis().x() * cosTurn - grain.axis().y() * sinTurn;
        double sin = grain.axis().y() * cosTurn + grain.axis().x() * sinTurn;
        double north = 1 / Math.cos(pose.tilt());
        double length = grain.length() * scale;
        double width = length * grain.slimness();
        alongRight = cos / length;
        alongUp = sin * north / length;
        acrossRight = -sin / width;
        acrossUp = cos * north / width;
    }

    /** Height of the grain's top. */
    double highest() {
        return foot + rise;
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
        return dome <= 0 ? -1 : foot + rise * Math.sqrt(dome);
    }
}
