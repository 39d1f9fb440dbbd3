package io.offshoot.simulator.species;

import java.util.List;

/** The families of leaf colours, each a box in hue, saturation and brightness. */
public enum LeafColour {
    GREEN("green", 80, 102, 0.5, 0.62, 0.48, 0.58),
    YELLOW_GREEN("yellow-green", 62, 74, 0.58, 0.72, 0.64, 0.74),
    DARK_GREEN("dark green", 104, 134, 0.4, 0.55, 0.26, 0.35),
    BLUE_GREEN("blue-green", 134, 156, 0.26, 0.38, 0.42, 0.54),
    GREY_GREEN("grey-green", 78, 120, 0.1, 0.2, 0.58, 0.68),
    BRONZE("bronze", 28, 42, 0.5, 0.62, 0.42, 0.52),
    REDDISH("reddish", 350, 364, 0.42, 0.56, 0.42, 0.54),
    PURPLE("purple", 300, 328, 0.24, 0.38, 0.3, 0.4);

    private static final List<LeafColour> COMMON = List.of(
            GREEN,
            GREEN,
            GREEN,
            GREEN,
            GREEN,
            YELLOW_GREEN,
            YELLOW_GREEN,
            YELLOW_GREEN,
            DARK_GREEN,
            DARK_GREEN,
            DARK_GREEN,
            BLUE_GREEN,
            BLUE_GREEN,
            GREY_GREEN,
            BRONZE,
            REDDISH,
            PURPLE);

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
    private final double[] box;

    LeafColour(String word, double... box) {
        this.word = word;
        this.box = box;
    }

    /** Draws a family; greens are more frequent than the rest. */
    static LeafColour draw(Dice dice) {
        return dice.pick(COMMON);
    }

    /** The colour as a caption says it. */
    public String word() {
        return word;
    }

    /** Draws one species' colour of this family. */
    public Colour colour(Dice dice) {
        return Colour.hsb(dice.between(box[0], box[1]), dice.between(box[2], box[3]), dice.between(box[4], box[5]));
    }
}
