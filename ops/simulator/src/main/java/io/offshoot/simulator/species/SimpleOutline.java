package io.offshoot.simulator.species;

/** An undivided leaf with a smooth margin: linear, lanceolate, ovate, round, spatulate or triangular by its profile. */
record SimpleOutline(WidthProfile profile) implements LeafOutline {

    @Override
    public double depth(double x, double y) {
        double width = profile.at(x);
        return width <= 0 ? -1 : 1 - Math.abs(y) / width;
    }

    @Override
    public double halfWidth() {
        return profile.halfWidth();
    }
}
