package io.offshoot.simulator.species;

/** A leaf whose margin is cut: few deep rounded lobes, or many small saw teeth that lean to the tip. */
record ToothedOutline(WidthProfile profile, Teeth teeth) implements LeafOutline {

    /** Number of teeth on a side, their depth as a share of the half-width, whether they are saw-shaped. */
    record Teeth(int count, double depth, boolean sharp) {}

    @Override
    public double depth(double x, double y) {
        double width = profile.at(x);
        if (width <= 0) {
            return -1;
        }
        double across = Math.abs(y);
        double phase = (x - 0.3 * across) * teeth.count;
        double fraction = phase - Math.floor(phase);
        double cut = teeth.sharp ? fraction : 0.5 + 0.5 * Math.cos(2 * Math.PI * fraction);
        return 1 - across / (width * (1 - teeth.depth * cut));
    }

    @Override
    public double halfWidth() {
        return profile.halfWidth();
    }
}
