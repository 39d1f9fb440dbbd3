package io.offshoot.simulator.species;

/** A leaf lobed like a hand, as maple or mallow: lobes spread from the point where the petiole meets the blade. */
record PalmateOutline(int lobes, double cut) implements LeafOutline {

    private static final double CENTRE = 0.34;

    @Override
    public double depth(double x, double y) {
        double dx = x - CENTRE;
        double radius = Math.sqrt(dx * dx + y * y);
        double angle = Math.atan2(Math.abs(y), dx);
        double reach = 0.45 + 0.21 * Math.cos(angle * 0.9);
        double edge = reach * (1 - cut * (0.5 - 0.5 * Math.cos(angle * (lobes - 0.5))));
        return 1 - radius / edge;
    }

    @Override
    public double halfWidth() {
        return 0.56;
    }

    @Override
    public double attachment() {
        return CENTRE;
    }

    @Override
    public double vein(double x, double y) {
        double angle = Math.atan2(Math.abs(y), x - CENTRE) * (lobes - 0.5) / (2 * Math.PI);
        double distance = Math.abs(angle - Math.rint(angle)) * 9 * Math.hypot(x - CENTRE, y) + 0.02;
        return Math.max(0, 1 - distance * 2.2);
    }
}
