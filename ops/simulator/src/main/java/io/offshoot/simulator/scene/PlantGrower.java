package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Arrangement;
import io.offshoot.simulator.species.Dice;
import io.offshoot.simulator.species.Habit;
import io.offshoot.simulator.species.LeafOutline;
import io.offshoot.simulator.species.Species;
import java.util.ArrayList;
import java.util.List;

/** Grows one plant of a species: the same species gives another plant for every dice. */
final class PlantGrower {

    private final Species species;
    private final Habit habit;
    private final Vector root;
    private final Dice dice;
    private final double growth;
    private final List<Mesh> parts = new ArrayList<>();

    private PlantGrower(Species species, Vector root, Dice dice) {
        this.species = species;
        this.root = root;
        this.dice = dice;
        habit = species.habit();
        growth = dice.between(0.45, 1);
    }

    /** Grows a plant that stands somewhere on the ground. */
    static Plant grow(Species species, Vector root, Dice dice) {
        return new PlantGrower(species, root, dice).plant();
    }

    private Plant plant() {
        double turn = dice.between(0, 2 * Math.PI);
        int leaves = Math.max(2, (int) Math.round(habit.leaves() * (0.35 + 0.65 * growth)));
        boolean seedLeaves = habit.arrangement() != Arrangement.TUFT && dice.chance(1.25 - growth);
        if (seedLeaves) {
            seedLeaves(turn + Math.PI / 2);
        }
        switch (habit.arrangement()) {
            case ROSETTE -> rosette(leaves, turn);
            case OPPOSITE -> pairs(Math.max(1, (int) Math.round(habit.leaves() * growth)), turn);
            case WHORL -> whorl(habit.leaves(), turn);
            case ALTERNATE -> alternate(leaves, turn);
            case TUFT -> tuft(leaves, turn);
        }
        return Plant.of(parts, stage(seedLeaves));
    }

    private String stage(boolean seedLeaves) {
        if (growth > 0.8) {
            return "grown";
        }
        return seedLeaves ? "young with seed leaves" : "young";
    }

    private void seedLeaves(double turn) {
        double length = habit.leafLength() * dice.between(0.35, 0.5);
        for (int side = 0; side < 2; side++) {
            Blade.Bend bend = new Blade.Bend(dice.between(0, 0.4), dice.between(0, 0.2), 0, 0);
            double azimuth = turn + side * Math.PI + dice.normal(0, 0.12);
            Blade blade = new Blade(height(1.5), azimuth, dice.between(0.05, 0.4), length, length * 0.5, bend);
            add(blade, species.seedLeaf());
        }
    }

    private void rosette(int leaves, double turn) {
        double golden = Math.toRadians(137.5);
        for (int i = 0; i < leaves; i++) {
            double age = 1 - (double) i / leaves;
            double rise = habit.elevation() + 0.6 * (1 - age);
            leaf(height(2), turn + i * golden, rise, 0.4 + 0.6 * age);
        }
    }

    private void pairs(int pairs, double turn) {
        for (int pair = 0; pair < pairs; pair++) {
            double age = 1 - 0.5 * pair / Math.max(1, habit.leaves());
            Vector node = height(2 + (pair + 0.5) * habit.internode() * habit.leafLength());
            for (int side = 0; side < 2; side++) {
                leaf(node, turn + pair * Math.PI / 2 + side * Math.PI, habit.elevation(), age * growth);
            }
        }
        stalk(height(0), height(2 + (pairs - 0.5) * habit.internode() * habit.leafLength()), 0.045);
    }

    private void whorl(int leaves, double turn) {
        Vector node = height(2 + habit.internode() * habit.leafLength());
        stalk(height(0), node, 0.045);
        for (int i = 0; i < leaves; i++) {
            leaf(node, turn + i * 2 * Math.PI / leaves, habit.elevation(), growth);
        }
        if (growth > 0.75) {
            Vector upper = height(2 + 2.2 * habit.internode() * habit.leafLength());
            stalk(node, upper, 0.035);
            for (int i = 0; i < leaves; i++) {
                leaf(upper, turn + (i + 0.5) * 2 * Math.PI / leaves, habit.elevation() + 0.3, growth * 0.5);
            }
        }
    }

    private void alternate(int leaves, double turn) {
        Vector axis = Vector.direction(turn, dice.between(0.35, 0.8));
        double gap = (0.3 + habit.internode()) * habit.leafLength() * growth;
        Vector start = height(0).plus(axis, -0.45 * leaves * gap);
        Vector foot = new Vector(start.x(), start.y(), 0);
        Vector node = foot;
        for (int i = 0; i < leaves; i++) {
            Vector next = foot.plus(axis, (i + 1) * gap);
            stalk(node, next, 0.045);
            node = next;
            double side = i == leaves - 1 ? 0.1 : (i % 2 == 0 ? 1 : -1) * dice.between(0.85, 1.15);
            leaf(node, turn + side, habit.elevation(), growth * (1 - 0.35 * i / leaves));
        }
    }

    private void tuft(int leaves, double turn) {
        for (int i = 0; i < leaves; i++) {
            double azimuth = turn + 2 * Math.PI * i / leaves + dice.normal(0, 0.35);
            Vector foot = height(0.5).plus(Vector.direction(azimuth, 0), dice.between(0.2, 1.2));
            leaf(foot, azimuth, habit.elevation() + dice.normal(0, 0.15), growth * dice.between(0.6, 1));
        }
    }

    private void leaf(Vector node, double azimuth, double elevation, double size) {
        double length = habit.leafLength() * size * dice.between(0.88, 1.12);
        Blade.Bend bend = new Blade.Bend(
                habit.arch() + dice.normal(0, 0.12),
                habit.fold() + dice.normal(0, 0.06),
                dice.normal(0, habit.sway()),
                dice.between(0, 0.03));
        Blade blade = new Blade(
                node,
                azimuth + dice.normal(0, 0.1),
                elevation + dice.normal(0, 0.08),
                length,
                length * habit.petiole(),
                bend);
        if (habit.petiole() > 0) {
            stalk(node, blade.base(), 0.028);
        }
        add(blade, species.outline());
    }

    private void add(Blade blade, LeafOutline outline) {
        Wear wear = Wear.draw(dice, outline.halfWidth());
        parts.add(blade.mesh(outline, new BladeSkin(outline, species.foliage(), wear, dice)));
    }

    private void stalk(Vector from, Vector to, double radius) {
        double thickness = Math.max(0.4, radius * habit.leafLength() * growth);
        parts.add(new Stalk(from, to, thickness).mesh(new StemSkin(species.stem())));
    }

    private Vector height(double z) {
        return new Vector(root.x(), root.y(), z);
    }
}
