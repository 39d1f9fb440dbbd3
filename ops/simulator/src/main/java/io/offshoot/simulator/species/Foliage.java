package io.offshoot.simulator.species;

import java.util.List;

/**
 * The surface of a species' leaves.
 *
 * @param family the family that {@code colour} was drawn from
 * @param colour the blade
 * @param accent the second colour of the pattern
 * @param pattern where the second colour is
 * @param veinContrast how much lighter the veins are, 0 to 1
 * @param gloss strength of the highlight, 0 to 1
 * @param hair whitish bloom of a hairy leaf, 0 to 1
 */
public record Foliage(
        LeafColour family,
        Colour colour,
        Colour accent,
        LeafPattern pattern,
        double veinContrast,
        double gloss,
        double hair) {

    private static final List<Colour> ACCENTS = List.of(
            Colour.srgb(165, 38, 58), Colour.srgb(222, 226, 178), Colour.srgb(96, 40, 82), Colour.srgb(226, 202, 92));

    static Foliage draw(Dice dice) {
        return draw(LeafColour.draw(dice), dice);
    }

    /** Plain leaves of one of the greens, without hair. */
    static Foliage ofGrass(Dice dice) {
        LeafColour family = dice.pick(
                List.of(LeafColour.GREEN, LeafColour.DARK_GREEN, LeafColour.BLUE_GREEN, LeafColour.YELLOW_GREEN));
        Colour colour = family.colour(dice).towards(Colour.srgb(38, 66, 54), dice.between(0, 0.8));
        return new Foliage(
                family,
                colour,
                dice.pick(ACCENTS),
                LeafPattern.PLAIN,
                dice.between(0, 0.3),
                dice.between(0.05, 0.4),
                0);
    }

    private static Foliage draw(LeafColour family, Dice dice) {
        boolean hairy = dice.chance(0.25);
        return new Foliage(
                family,
                family.colour(dice),
                dice.pick(ACCENTS),
                dice.chance(0.6) ? LeafPattern.PLAIN : dice.pick(List.of(LeafPattern.values())),
                dice.between(0.1, 0.5),
                hairy ? 0.05 : dice.between(0.1, 0.6),
                hairy ? dice.between(0.3, 0.8) : 0);
    }
}
