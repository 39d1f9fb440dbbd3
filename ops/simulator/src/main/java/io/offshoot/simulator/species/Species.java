package io.offshoot.simulator.species;

import java.util.Locale;

/**
 * A made-up plant species: everything about it follows from its seed.
 *
 * @param seed the species seed
 * @param name a Latin-like binomial
 * @param form family of the leaf shape
 * @param outline the leaf
 * @param seedLeaf the cotyledon
 * @param foliage colours and surface
 * @param habit build
 * @param stem colour of stem and petioles
 */
public record Species(
        long seed,
        String name,
        LeafForm form,
        LeafOutline outline,
        LeafOutline seedLeaf,
        Foliage foliage,
        Habit habit,
        Colour stem) {

    /** The species of a seed, always the same. */
    public static Species of(long seed) {
        LeafForm form = Dice.of(seed, "form").pick(java.util.List.of(LeafForm.values()));
        Foliage foliage = Foliage.draw(Dice.of(seed, "foliage"));
        return new Species(
                seed,
                SpeciesName.draw(Dice.of(seed, "name")),
                form,
                form.outline(Dice.of(seed, "outline")),
                seedLeaf(Dice.of(seed, "seed leaf")),
                foliage,
                Habit.draw(form, Dice.of(seed, "habit")),
                stem(foliage, Dice.of(seed, "stem")));
    }

    /** The grass of a seed, always the same: narrow, limp, plain green leaves in a tuft. */
    public static Species grass(long seed) {
        Foliage foliage = Foliage.ofGrass(Dice.of(seed, "grass foliage"));
        return new Species(
                seed,
                SpeciesName.draw(Dice.of(seed, "name")),
                LeafForm.LINEAR,
                LeafForm.LINEAR.outline(Dice.of(seed, "grass outline")),
                seedLeaf(Dice.of(seed, "seed leaf")),
                foliage,
                Habit.ofGrass(Dice.of(seed, "grass habit")),
                stem(foliage, Dice.of(seed, "stem")));
    }

    /** The name for folders and keys: lower case, words joined by an underscore. */
    public String slug() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static LeafOutline seedLeaf(Dice dice) {
        double halfWidth = dice.between(0.16, 0.46);
        WidthProfile profile = new WidthProfile(halfWidth, dice.between(0.5, 0.65), dice.between(0.7, 1));
        return halfWidth > 0.33 && dice.chance(0.5)
                ? new NotchedOutline(profile, 0.16, true)
                : new SimpleOutline(profile);
    }

    private static Colour stem(Foliage foliage, Dice dice) {
        Colour red = Colour.srgb(150, 62, 66);
        Colour pale = Colour.srgb(176, 190, 120);
        return foliage.colour().towards(dice.chance(0.4) ? red : pale, dice.between(0.4, 0.8));
    }
}
