package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Dice;
import io.offshoot.simulator.species.Species;
import java.util.ArrayList;
import java.util.List;

/** How near the camera comes: that decides what of the plant the frame holds and what the ground looks like. */
public enum Approach {
    /** The whole plant near the middle of the picture, on any ground. */
    WHOLE_PLANT(0.85, 1.3, 0.06, 1),

    /** Part of the plant, leaves running out of the picture, on sand so near that its grains show. */
    CLOSE_UP(0.4, 1, 0.25, 1),

    /** As near, and up to three plants beside each other. */
    CLOSE_STAND(0.4, 0.9, 0.25, 3);

    private static final Vector MIDDLE = new Vector(0, 0, 0);

    private final double leastMargin;
    private final double mostMargin;
    private final double shift;
    private final int mostPlants;

    Approach(double leastMargin, double mostMargin, double shift, int mostPlants) {
        this.leastMargin = leastMargin;
        this.mostMargin = mostMargin;
        this.shift = shift;
        this.mostPlants = mostPlants;
    }

    GroundKind ground(Dice dice) {
        return this == WHOLE_PLANT ? GroundKind.draw(dice) : GroundKind.SPECKED_SAND;
    }

    Framing framing(Dice dice) {
        double tilt = Math.min(0.7, Math.toRadians(Math.abs(dice.normal(0, 16))));
        double turn = dice.between(0, 2 * Math.PI);
        View.Pose pose = new View.Pose(turn, tilt, dice.normal(0, shift), dice.normal(0, shift));
        return new Framing(pose, dice.between(leastMargin, mostMargin));
    }

    /** Grows what stands before the camera: one plant in the middle, or others around it. */
    Plant grow(Species species, Dice dice) {
        Plant first = PlantGrower.grow(species, MIDDLE, dice);
        if (mostPlants == 1) {
            return first;
        }
        List<Mesh> parts = new ArrayList<>(first.parts());
        for (int other = dice.whole(1, mostPlants); other > 1; other--) {
            Vector direction = Vector.direction(dice.between(0, 2 * Math.PI), 0);
            Vector root = MIDDLE.plus(direction, first.reach() * dice.between(0.3, 1.1));
            parts.addAll(PlantGrower.grow(species, root, dice).parts());
        }
        return Plant.of(parts, first.stage());
    }

    /** How the camera is held, and half of the field by the reach of the plant. */
    record Framing(View.Pose pose, double margin) {}
}
