package io.offshoot.simulator.species;

import java.util.List;

/** How the leaves of a seedling stand. */
public enum Arrangement {
    ROSETTE("rosette", 6, 11),
    OPPOSITE("opposite pairs", 2, 3),
    WHORL("whorl", 4, 7),
    ALTERNATE("alternate along a stem", 4, 7),
    TUFT("grass-like tuft", 5, 11);

    private final String word;
    private final int fewest;
    private final int most;

    Arrangement(String word, int fewest, int most) {
        this.word = word;
        this.fewest = fewest;
        this.most = most;
    }

    /** The arrangement as a caption says it. */
    public String word() {
        return word;
    }

    /** Draws how many leaves a grown plant has; pairs for {@link #OPPOSITE}. */
    int leaves(Dice dice) {
        return dice.whole(fewest, most);
    }

    /** Draws an arrangement that leaves of a form take: only narrow ones stand in tufts, only simple ones in whorls. */
    static Arrangement suiting(LeafForm form, Dice dice) {
        return switch (form) {
            case LINEAR -> dice.pick(List.of(TUFT, TUFT, OPPOSITE, WHORL));
            case LANCEOLATE -> dice.pick(List.of(TUFT, ROSETTE, OPPOSITE, WHORL, ALTERNATE));
            case OVATE, ROUND, SPATULATE -> dice.pick(List.of(ROSETTE, OPPOSITE, WHORL, ALTERNATE));
            case HEART, TRIANGULAR, TOOTHED -> dice.pick(List.of(ROSETTE, OPPOSITE, ALTERNATE));
            case LOBED, FEATHERY, PINNATE -> dice.pick(List.of(ROSETTE, ROSETTE, OPPOSITE));
            case PALMATE, TRIFOLIATE, DIGITATE -> dice.pick(List.of(ROSETTE, OPPOSITE));
        };
    }
}
