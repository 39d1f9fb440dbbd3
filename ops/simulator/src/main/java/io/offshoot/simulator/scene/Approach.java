package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Dice;

/** How near the camera comes: that decides what of the plant the frame holds and what the ground looks like. */
public enum Approach {
    /** The whole plant near the middle of the picture, on any ground. */
    WHOLE_PLANT(0.85, 1.3, 0.06),

    /** Part of the plant, leaves running out of the picture, on sand so near that its grains show. */
    CLOSE_UP(0.4, 1, 0.25);

    private final double leastMargin;
    private final double mostMargin;
    private final double shift;

    Approach(double leastMargin, double mostMargin, double shift) {
        this.leastMargin = leastMargin;
        this.mostMargin = mostMargin;
        this.shift = shift;
    }

    GroundKind ground(Dice dice) {
        return this == CLOSE_UP ? GroundKind.SPECKED_SAND : GroundKind.draw(dice);
    }

    Framing framing(Dice dice) {
        double tilt = Math.min(0.7, Math.toRadians(Math.abs(dice.normal(0, 16))));
        double turn = dice.between(0, 2 * Math.PI);
        View.Pose pose = new View.Pose(turn, tilt, dice.normal(0, shift), dice.normal(0, shift));
        return new Framing(pose, dice.between(leastMargin, mostMargin));
    }

    /** How the camera is held, and half of the field by the reach of the plant. */
    record Framing(View.Pose pose, double margin) {}
}
