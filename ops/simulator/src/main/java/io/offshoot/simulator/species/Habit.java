package io.offshoot.simulator.species;

/**
 * How a species is built; lengths in millimetres, angles in radians.
 *
 * @param arrangement how the leaves stand
 * @param leaves leaves of a grown plant (pairs where they are opposite)
 * @param leafLength length of a grown blade
 * @param petiole length of the petiole in blade lengths
 * @param internode stem between two nodes in blade lengths
 * @param elevation how steeply leaves rise from the stem
 * @param arch how far a leaf bends down from base to tip
 * @param fold how far the two halves of a leaf are folded up
 * @param sway how far leaves turn sideways from base to tip, standard deviation
 */
public record Habit(
        Arrangement arrangement,
        int leaves,
        double leafLength,
        double petiole,
        double internode,
        double elevation,
        double arch,
        double fold,
        double sway) {

    private static final double STIFF = 0.18;

    static Habit draw(LeafForm form, Dice dice) {
        Arrangement arrangement = Arrangement.suiting(form, dice);
        boolean tuft = arrangement == Arrangement.TUFT;
        return new Habit(
                arrangement,
                arrangement.leaves(dice),
                tuft ? dice.between(40, 70) : dice.between(14, 38),
                tuft ? 0 : dice.between(0.08, 0.5),
                dice.between(0.08, 0.3),
                tuft ? dice.between(0.7, 1.1) : dice.between(0.15, 0.7),
                tuft ? dice.between(0.8, 1.8) : dice.between(0.1, 0.9),
                dice.between(0.05, 0.45),
                STIFF);
    }

    /** Few leaves in a tuft, long and limp, as grasses have them in their first weeks. */
    static Habit ofGrass(Dice dice) {
        return new Habit(
                Arrangement.TUFT,
                dice.whole(2, 4),
                dice.between(40, 80),
                0,
                0,
                dice.between(0.1, 0.9),
                dice.between(0.2, 1.4),
                dice.between(0.05, 0.6),
                dice.between(0.2, 0.9));
    }
}
