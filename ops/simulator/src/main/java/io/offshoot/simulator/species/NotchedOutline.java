package io.offshoot.simulator.species;

/** A leaf with a notch cut in where the petiole meets it (heart-shaped), or at the tip when reversed (seed leaves of cabbages). */
record NotchedOutline(WidthProfile profile, double notch, boolean atTip) implements LeafOutline {

    @Override
    public double depth(double x, double y) {
        double along = atTip ? 1 - x : x;
        double width = profile.at(x);
        if (width <= 0) {
            return -1;
        }
        double inside = 1 - Math.abs(y) / width;
        double opening = 0.62 * profile.halfWidth() * (1 - along / notch);
        return along < notch ? Math.min(inside, (Math.abs(y) - opening) / profile.halfWidth()) : inside;
    }

    @Override
    public double halfWidth() {
        return profile.halfWidth();
    }

    @Override
    public double attachment() {
        return atTip ? 0 : notch;
    }
}
