package io.offshoot.simulator.species;

import java.util.function.Function;

/** The families of leaf shapes, each with the way to draw one species' outline. */
public enum LeafForm {
    LINEAR("linear", dice -> simple(dice.between(0.045, 0.075), dice.between(0.35, 0.55), 0.45)),
    LANCEOLATE("lanceolate", dice -> simple(dice.between(0.11, 0.17), dice.between(0.35, 0.5), dice.between(1.2, 1.7))),
    OVATE("ovate", dice -> simple(dice.between(0.25, 0.33), dice.between(0.32, 0.4), dice.between(0.95, 1.3))),
    ROUND("round", dice -> simple(dice.between(0.44, 0.52), dice.between(0.45, 0.55), dice.between(0.85, 1))),
    SPATULATE(
            "spoon-shaped", dice -> simple(dice.between(0.17, 0.25), dice.between(0.74, 0.82), dice.between(1.5, 2.2))),
    TRIANGULAR("triangular", dice -> simple(dice.between(0.34, 0.46), dice.between(0.1, 0.16), dice.between(1, 1.25))),
    HEART("heart-shaped", LeafForm::heart),
    TOOTHED("toothed", dice -> toothed(dice.between(0.26, 0.36), dice.whole(6, 9), dice.between(0.26, 0.36), true)),
    LOBED("lobed", dice -> toothed(dice.between(0.24, 0.36), dice.whole(3, 5), dice.between(0.6, 0.75), false)),
    PALMATE("palmate", dice -> new PalmateOutline(dice.whole(2, 4), dice.between(0.45, 0.68))),
    TRIFOLIATE("three-leaflet", LeafForm::clover),
    DIGITATE("fingered", LeafForm::lupin),
    PINNATE("pinnate", LeafForm::vetch),
    FEATHERY("feathery", LeafForm::fern);

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold no state
    private final Function<Dice, LeafOutline> draw;

    LeafForm(String word, Function<Dice, LeafOutline> draw) {
        this.word = word;
        this.draw = draw;
    }

    /** The form as a caption says it. */
    public String word() {
        return word;
    }

    /** Draws the outline of one species of this form. */
    public LeafOutline outline(Dice dice) {
        return draw.apply(dice);
    }

    private static SimpleOutline simple(double halfWidth, double peak, double taper) {
        return new SimpleOutline(new WidthProfile(halfWidth, peak, taper));
    }

    private static LeafOutline heart(Dice dice) {
        WidthProfile profile = new WidthProfile(dice.between(0.4, 0.5), 0.3, dice.between(0.85, 1.05));
        return new NotchedOutline(profile, dice.between(0.2, 0.28), false);
    }

    private static LeafOutline toothed(double halfWidth, int count, double depth, boolean sharp) {
        WidthProfile profile = new WidthProfile(halfWidth, sharp ? 0.4 : 0.55, sharp ? 1 : 0.8);
        return new ToothedOutline(profile, new ToothedOutline.Teeth(count, depth, sharp));
    }

    private static LeafOutline clover(Dice dice) {
        return CompoundOutline.digitate(
                simple(dice.between(0.3, 0.42), 0.6, 1), 3, Math.toRadians(dice.between(85, 110)));
    }

    private static LeafOutline lupin(Dice dice) {
        return CompoundOutline.digitate(
                simple(dice.between(0.11, 0.16), 0.6, 1.1),
                dice.whole(2, 3) * 2 + 1,
                Math.toRadians(dice.between(105, 140)));
    }

    private static LeafOutline vetch(Dice dice) {
        return CompoundOutline.pinnate(dice.whole(2, 4), dice.between(0.28, 0.36), dice.between(0.75, 0.95));
    }

    private static LeafOutline fern(Dice dice) {
        return CompoundOutline.pinnate(dice.whole(7, 9), dice.between(0.3, 0.4), dice.between(0.65, 0.85));
    }
}
