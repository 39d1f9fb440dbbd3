package io.offshoot.simulator.scene;

import io.offshoot.simulator.species.Colour;
import io.offshoot.simulator.species.Dice;
import io.offshoot.simulator.species.Foliage;
import io.offshoot.simulator.species.LeafOutline;

/** A leaf's surface: blade colour with mottling, veins, the pattern of the species, and what insects and age did to it. */
final class BladeSkin implements Skin {

    private static final Colour BLOOM = new Colour(0.55, 0.6, 0.52);
    private static final Colour DRY = Colour.srgb(176, 146, 84);

    private final LeafOutline outline;
    private final Foliage foliage;
    private final Wear wear;
    private final Noise mottle;
    private final Colour base;

    BladeSkin(LeafOutline outline, Foliage foliage, Wear wear, Dice dice) {
        this.outline = outline;
        this.foliage = foliage;
        this.wear = wear;
        mottle = new Noise(dice.nextLong());
        base = foliage.colour().times(dice.between(0.85, 1.15));
    }

    @Override
    public boolean covers(double s, double t) {
        return outline.depth(s, t) > 0 && !wear.hole(s, t);
    }

    @Override
    public void describe(double s, double t, SurfacePoint point) {
        double depth = outline.depth(s, t);
        point.colour(base);
        point.scale(0.85 + 0.3 * mottle.at(s * 9, t * 9));
        double vein = outline.vein(s, t);
        paintPattern(depth, vein, s, t, point);
        point.scale(1 + foliage.veinContrast() * vein);
        point.blend(BLOOM, 0.4 * foliage.hair());
        point.blend(DRY, wear.dryness(depth, s));
        point.gloss = foliage.gloss();
        point.translucency = 0.35;
    }

    private void paintPattern(double depth, double vein, double s, double t, SurfacePoint point) {
        double share = switch (foliage.pattern()) {
            case PLAIN -> 0;
            case COLOURED_VEINS -> 0.75 * vein;
            case COLOURED_MARGIN -> depth < 0.16 ? 0.65 : 0;
            case COLOURED_CENTRE -> Math.min(0.6, Math.max(0, 2 * depth - 0.9));
            case SPOTTED -> mottle.at(40 + s * 11, t * 11) > 0.7 ? 0.6 : 0;
        };
        point.blend(foliage.accent(), share);
    }
}
